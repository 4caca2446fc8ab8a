package io.telemetryagent.instrument.http.client;

import io.telemetryagent.instrument.hook.LibraryHook;
import io.telemetryagent.instrument.hook.LibraryMethod;

/** Adds the headers of the trace to an OkHttp request that is complete but for them. */
final class OkHttpHeadersHook extends LibraryHook {
  private final LibraryMethod header = new LibraryMethod("header", 1);
  private final LibraryMethod newBuilder = new LibraryMethod("newBuilder", 0);
  private final LibraryMethod setHeader = new LibraryMethod("header", 2);
  private final LibraryMethod build = new LibraryMethod("build", 0);

  @Override
  public Object replace(Object request) {
    Builder more = new Builder(request);
    Propagation.inject(more);
    Object built = build.call(more.builder);
    return built == null ? request : built;
  }

  private final class Builder implements Propagation.Headers {
    private final Object request;

    /** Null until a header is set. */
    private Object builder;

    Builder(Object request) {
      this.request = request;
    }

    @Override
    public boolean has(String name) {
      return header.call(request, name) != null;
    }

    @Override
    public void set(String name, String value) {
      if (builder == null) {
        builder = newBuilder.call(request);
      }
      setHeader.call(builder, name, value);
    }
  }
}
