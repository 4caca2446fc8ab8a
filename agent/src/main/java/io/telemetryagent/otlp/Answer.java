package io.telemetryagent.otlp;

import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;
import io.opentelemetry.sdk.common.export.HttpResponse;

/** What became of one request. Immutable. */
final class Answer {
  enum Fate {
    /** The endpoint took it, or most of it. */
    TAKEN,
    /** Not now; it may be tried again. */
    LATER,
    /** Never; it must not be sent again. */
    REFUSED
  }

  final Fate fate;

  /** How many of the batch the endpoint refused though it took the rest. */
  final long rejected;

  /** What the endpoint said, or what failed; null for nothing worth telling. */
  final String text;

  private Answer(Fate fate, long rejected, String text) {
    this.fate = fate;
    this.rejected = rejected;
    this.text = text;
  }

  /** No answer came. */
  static Answer failure(Throwable cause) {
    return new Answer(Fate.LATER, 0, cause.toString());
  }

  /** What was to be sent cannot even be written. */
  static Answer unsendable(Throwable cause) {
    return new Answer(Fate.REFUSED, 0, cause.toString());
  }

  /** By the OTLP specification, "OTLP/HTTP Response". */
  static Answer of(HttpResponse response) {
    int status = response.getStatusCode();
    AnswerBody body = AnswerBody.of(response.getResponseBody());
    if (status >= 200 && status < 300) {
      return new Answer(Fate.TAKEN, body.rejected, body.text);
    }
    boolean isRetryable = status == 429 || status == 502 || status == 503 || status == 504;
    String text =
        "HTTP " + status + " " + (body.text == null ? response.getStatusMessage() : body.text);
    return new Answer(isRetryable ? Fate.LATER : Fate.REFUSED, 0, text.trim());
  }

  /** By the OTLP specification, "OTLP/gRPC Response". */
  static Answer of(GrpcResponse response) {
    GrpcStatusCode status = response.getStatusCode();
    if (status == GrpcStatusCode.OK) {
      AnswerBody body = AnswerBody.of(response.getResponseMessage());
      return new Answer(Fate.TAKEN, body.rejected, body.text);
    }
    String description = response.getStatusDescription();
    String text = "gRPC " + status + (description == null ? "" : " " + description);
    return new Answer(isRetryable(status) ? Fate.LATER : Fate.REFUSED, 0, text);
  }

  private static boolean isRetryable(GrpcStatusCode status) {
    switch (status) {
      case CANCELLED:
      case DEADLINE_EXCEEDED:
      case RESOURCE_EXHAUSTED:
      case ABORTED:
      case OUT_OF_RANGE:
      case UNAVAILABLE:
      case DATA_LOSS:
        return true;
      default:
        return false;
    }
  }
}
