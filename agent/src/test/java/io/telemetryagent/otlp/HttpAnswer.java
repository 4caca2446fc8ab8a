package io.telemetryagent.otlp;

import io.opentelemetry.sdk.common.export.HttpResponse;

/** An answer to be read. */
record HttpAnswer(int status, byte[] body) implements HttpResponse {
  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  public String getStatusMessage() {
    return "";
  }

  @Override
  public byte[] getResponseBody() {
    return body;
  }
}
