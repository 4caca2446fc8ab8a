package io.telemetryagent.instrument.http.client;

import io.telemetryagent.instrument.hook.LibraryHook;
import io.telemetryagent.instrument.hook.LibraryMethod;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Adds those of the trace to the headers that a {@code java.net.http.HttpRequest} answers. */
final class JavaHeadersHook extends LibraryHook {
  private static final BiPredicate<String, String> ALL = (name, value) -> true;

  private final LibraryMethod map = new LibraryMethod("map", 0);
  private final LibraryMethod of = new LibraryMethod("of", 2);

  @Override
  @SuppressWarnings("unchecked")
  public Object replace(Object headers) {
    Map<String, List<String>> before = (Map<String, List<String>>) map.call(headers);
    if (before == null) {
      return headers;
    }
    Map<String, List<String>> after = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    after.putAll(before);
    Propagation.inject(new MapOfHeaders(after));
    Object more = after.size() == before.size() ? null : of.call(headers, after, ALL);
    return more == null ? headers : more;
  }

  private static final class MapOfHeaders implements Propagation.Headers {
    private final Map<String, List<String>> headers;

    MapOfHeaders(Map<String, List<String>> headers) {
      this.headers = headers;
    }

    @Override
    public boolean has(String name) {
      return headers.containsKey(name);
    }

    @Override
    public void set(String name, String value) {
      headers.put(name, Collections.singletonList(value));
    }
  }
}
