package io.telemetryagent.pipeline;

import io.telemetryagent.output.ErrorFacts;
import io.telemetryagent.output.Event;
import io.telemetryagent.redact.Redactor;

/** Reads the facts of a throwable, on the writer thread. Fills error of telemetry.v2. */
final class ErrorReader {
  private final boolean withStackTrace;
  private final int maxChars;
  private final Redactor redactor;
  private final SeenErrors seen = new SeenErrors();

  /**
   * A reader that has seen no throwable yet.
   *
   * @param withStackTrace whether to render stack traces
   * @param maxChars longest stack trace
   * @param redactor what takes the secrets out
   */
  ErrorReader(boolean withStackTrace, int maxChars, Redactor redactor) {
    this.withStackTrace = withStackTrace;
    this.maxChars = maxChars;
    this.redactor = redactor;
  }

  /** What {@code thrown} says where no more than its type and message is written. */
  ErrorFacts readBriefly(Throwable thrown) {
    return new ErrorFacts(thrown.getClass().getName(), message(thrown), null, 0);
  }

  /**
   * What {@code thrown} says as it leaves the span of {@code exit}; the stack trace only where it
   * is new.
   */
  ErrorFacts read(Throwable thrown, Event exit) {
    long origin = seen.originOf(thrown, exit.traceHigh, exit.traceLow, exit.spanId);
    boolean render = withStackTrace && origin == 0;
    return new ErrorFacts(
        thrown.getClass().getName(), message(thrown), render ? stackTrace(thrown) : null, origin);
  }

  private String message(Throwable thrown) {
    return redactor.error(StackTraces.messageOf(thrown));
  }

  /** Cut after the secrets are out: the first half of one might not be known as such. */
  private String stackTrace(Throwable thrown) {
    String text = StackTraces.render(thrown, maxChars + Redactor.MARGIN);
    return text == null ? null : redactor.error(text, maxChars);
  }
}
