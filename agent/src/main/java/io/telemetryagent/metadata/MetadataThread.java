package io.telemetryagent.metadata;

import io.telemetryagent.bootstrap.Tracer;

/** A thread of ours: it never keeps the app's JVM alive, nor its class loaders in memory. */
abstract class MetadataThread extends Thread {
  static final String PREFIX = "telemetry-metadata-";

  MetadataThread(String name) {
    super(PREFIX + name);
    setDaemon(true);
    // Inherited from whoever started us, which may be a thread of the app.
    setContextClassLoader(null);
  }

  @Override
  public final void run() {
    Tracer.muteThisThread();
    work();
  }

  abstract void work();
}
