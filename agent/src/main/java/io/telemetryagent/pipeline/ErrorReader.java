package io.telemetryagent.pipeline;

import io.telemetryagent.output.ErrorFacts;
import io.telemetryagent.output.Event;
import io.telemetryagent.redact.Redactor;

/** Reads the facts of a throwable, on the writer thread. Fills error of telemetry.v2. */
final class ErrorReader {
  private final boolean withStackTrace;
  private final int maxChars;
  private final Redactor redactor;
  private final MemoryWait memory;
  private final SeenErrors seen = new SeenErrors();

  /**
   * A reader that has seen no throwable yet.
   *
   * @param settings say how much of a stack trace is read
   * @param memory waits where there is none for reading it
   */
  ErrorReader(WriterSettings settings, MemoryWait memory) {
    withStackTrace = settings.collectStackTraces();
    maxChars = settings.maxStackTraceChars();
    redactor = settings.redactor();
    this.memory = memory;
  }

  /**
   * Fills the error of {@code exit}, the event of a span that {@code thrown} leaves.
   *
   * @param wholly whether more than its type and message is written
   * @return the same without the stack trace, for an event that follows
   */
  ErrorFacts fill(Event exit, Throwable thrown, boolean wholly) {
    for (int tries = 1; ; tries++) {
      try {
        exit.error = wholly ? read(thrown, exit) : readBriefly(thrown);
        return exit.error.withoutStackTrace();
      } catch (OutOfMemoryError e) {
        if (!memory.pause(tries)) {
          throw e;
        }
      }
    }
  }

  private ErrorFacts readBriefly(Throwable thrown) {
    return new ErrorFacts(thrown.getClass().getName(), message(thrown), null, 0);
  }

  /** The stack trace only where it is new. */
  private ErrorFacts read(Throwable thrown, Event exit) {
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
