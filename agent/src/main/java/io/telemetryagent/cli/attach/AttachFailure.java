package io.telemetryagent.cli.attach;

/** Attaching did not work. The message is what Java or the JVM said, or a better reason. */
public final class AttachFailure extends Exception {
  private static final long serialVersionUID = 1;
  private final boolean explained;

  private AttachFailure(String message, boolean explained, Throwable cause) {
    super(message, cause);
    this.explained = explained;
  }

  /** What Java said; why and what helps is to be found out. */
  static AttachFailure raw(Throwable cause) {
    String message = cause.getMessage();
    return new AttachFailure(message == null ? cause.toString() : message, false, cause);
  }

  static AttachFailure raw(String message) {
    return new AttachFailure(message, false, null);
  }

  /** Why, and what helps, for the user. */
  static AttachFailure explained(String message, Throwable cause) {
    return new AttachFailure(message, true, cause);
  }

  /** Whether the message is for the user. */
  boolean isExplained() {
    return explained;
  }
}
