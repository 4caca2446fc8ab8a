package io.telemetryagent.metadata.host;

import io.telemetryagent.metadata.client.MetadataThread;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks the resolver for this machine's name: it may hang for 5 s and more, so not for long. */
final class LocalHostName extends MetadataThread {
  private volatile String name;

  private LocalHostName() {
    super("hostname");
  }

  /** Null if there is no answer in time; the thread then ends when the resolver gives up. */
  static String within(long millis) {
    LocalHostName asking = new LocalHostName();
    asking.start();
    try {
      asking.join(millis);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return asking.name;
  }

  @Override
  protected void work() {
    try {
      name = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException | RuntimeException none) {
      name = null;
    }
  }
}
