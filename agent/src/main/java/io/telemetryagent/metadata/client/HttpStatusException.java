package io.telemetryagent.metadata.client;

import java.io.IOException;

/** A server answered, with a status that holds no facts. */
public final class HttpStatusException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  public HttpStatusException(int status) {
    super("status " + status);
    this.status = status;
  }

  /** Whether the server may answer otherwise in a while; else it has nothing for us. */
  public boolean isPassing() {
    return status >= 500 || status == 429 || status == 408 || status == 401;
  }
}
