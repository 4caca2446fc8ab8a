package io.telemetryagent.e2e.otlp;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.util.Map;

/**
 * What an HTTP receiver answers to a request with spans: a status, headers, a body, null for one
 * that never ends; of a request that it takes it refuses the first {@code refused} spans.
 */
public record Reply(int status, Map<String, String> headers, byte[] body, int refused) {
  public static Reply taken() {
    return new Reply(
        200, Map.of(), ExportTraceServiceResponse.getDefaultInstance().toByteArray(), 0);
  }

  public static Reply status(int status) {
    return new Reply(status, Map.of(), "not now".getBytes(), 0);
  }

  public static Reply retryAfter(int status, String when) {
    return new Reply(status, Map.of("Retry-After", when), new byte[0], 0);
  }

  /** Takes all, and does not stop talking. */
  public static Reply endless() {
    return new Reply(200, Map.of(), null, 0);
  }

  /** Takes all but some, and says so. */
  public static Reply partly(int refused, String why) {
    ExportTraceServiceResponse body =
        ExportTraceServiceResponse.newBuilder()
            .setPartialSuccess(
                ExportTracePartialSuccess.newBuilder()
                    .setRejectedSpans(refused)
                    .setErrorMessage(why))
            .build();
    return new Reply(200, Map.of(), body.toByteArray(), refused);
  }

  /** To log records. */
  static Reply logsTaken() {
    return new Reply(
        200, Map.of(), ExportLogsServiceResponse.getDefaultInstance().toByteArray(), 0);
  }

  boolean isTaken() {
    return status == 200;
  }
}
