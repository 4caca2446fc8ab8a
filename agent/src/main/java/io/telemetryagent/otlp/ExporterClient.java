package io.telemetryagent.otlp;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.Collection;

/** Sends by an exporter of OpenTelemetry's. */
final class ExporterClient<T> implements Client<T> {
  /** What exporters of spans and of log records have in common. */
  interface Exporter<T> {
    CompletableResultCode export(Collection<T> batch);

    CompletableResultCode shutdown();
  }

  private final Exporter<T> exporter;
  private final WatchedSenders senders;

  /**
   * A client.
   *
   * @param senders those that the exporter sends by
   */
  ExporterClient(Exporter<T> exporter, WatchedSenders senders) {
    this.exporter = exporter;
    this.senders = senders;
  }

  @Override
  public Answer send(Collection<T> batch) {
    CompletableResultCode result;
    try {
      result = exporter.export(batch);
    } catch (OutOfMemoryError e) {
      return Answer.failure(e);
    } catch (RuntimeException | Error e) {
      return Answer.unsendable(e);
    }
    Answer answer = senders.take();
    return answer != null ? answer : Answer.unsendable(result.getFailureThrowable());
  }

  @Override
  public void close() {
    exporter.shutdown();
  }
}
