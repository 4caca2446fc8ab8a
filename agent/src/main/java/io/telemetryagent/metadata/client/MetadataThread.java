package io.telemetryagent.metadata.client;

import io.telemetryagent.bootstrap.Tracer;

/** A thread of ours: it never keeps the app's JVM alive, nor its class loaders in memory. */
public abstract class MetadataThread extends Thread {
  /** How the names of these threads begin. */
  public static final String PREFIX = "telemetry-metadata-";

  protected MetadataThread(String name) {
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

  protected abstract void work();
}
