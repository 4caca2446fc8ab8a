package io.telemetryagent.instrument.http.client;

import io.telemetryagent.instrument.hook.LibraryMethod;
import java.util.ArrayList;
import java.util.List;

/** The headers of one request of Apache's, in version 4 or 5. */
final class ApacheHeaders implements Propagation.Headers {
  private static final LibraryMethod CONTAINS = new LibraryMethod("containsHeader", 1);
  private static final LibraryMethod SET = new LibraryMethod("setHeader", 2);
  private static final LibraryMethod REMOVE = new LibraryMethod("removeHeaders", String.class);

  private final Object request;
  private final List<String> added = new ArrayList<>(3);

  ApacheHeaders(Object request) {
    this.request = request;
  }

  @Override
  public boolean has(String name) {
    return CONTAINS.is(request, name);
  }

  @Override
  public void set(String name, String value) {
    SET.call(request, name, value);
    added.add(name);
  }

  /** Takes out what was set: the request may be the app's own, which sends it again. */
  void takeBack() {
    for (String name : added) {
      REMOVE.call(request, name);
    }
  }
}
