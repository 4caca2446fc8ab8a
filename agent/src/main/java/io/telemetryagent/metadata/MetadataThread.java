package io.telemetryagent.metadata;

/** A thread of ours: it never keeps the app's JVM alive, nor its class loaders in memory. */
class MetadataThread extends Thread {
  static final String PREFIX = "telemetry-metadata-";

  MetadataThread(String name) {
    super(PREFIX + name);
    setDaemon(true);
    // Inherited from whoever started us, which may be a thread of the app.
    setContextClassLoader(null);
  }
}
