package io.telemetryagent.otlp;

import java.util.Collection;

/** Sends batches to one endpoint. Used by one thread. */
interface Client<T> {
  /** Sends it, and waits for the answer; once more where the endpoint says when. */
  Answer send(Collection<T> batch);

  void close();
}
