package io.telemetryagent.bootstrap;

/**
 * The version of what this package offers. Its classes stay until the JVM ends: where the agent is
 * detached and a newer jar is attached, that jar finds the older classes.
 */
public final class BootVersion {
  /**
   * Raise it with each change to what others use of this package. The compiler copies the value
   * into whoever uses it.
   */
  public static final int NUMBER = 1;

  private BootVersion() {}

  /** The version of the classes that this JVM has loaded. */
  public static int loaded() {
    return NUMBER;
  }
}
