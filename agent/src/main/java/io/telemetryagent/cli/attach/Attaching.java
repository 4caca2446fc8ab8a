package io.telemetryagent.cli.attach;

/** Opens the way into a JVM, by what this Java has for it. */
final class Attaching {
  private Attaching() {}

  static Attachment to(Jvm jvm) throws AttachFailure {
    if (JdkAttachment.isPossible()) {
      return JdkAttachment.to(jvm.pid());
    }
    if (SocketAttachment.isPossible()) {
      return SocketAttachment.to(jvm.process());
    }
    throw AttachFailure.explained(
        "the Java in "
            + System.getProperty("java.home")
            + " cannot attach to processes; run this with a JDK, or on Linux with Java 16 or later",
        null);
  }
}
