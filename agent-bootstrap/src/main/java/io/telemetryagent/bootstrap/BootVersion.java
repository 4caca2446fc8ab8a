package io.telemetryagent.bootstrap;

/**
 * The version of what this package offers. Its classes stay in the JVM until that ends, also where
 * the agent is detached and one of a newer jar is attached, which then finds the older ones.
 */
public final class BootVersion {
  /**
   * To be raised with each change of what others use of this package. Whoever is compiled against
   * it has its value inside.
   */
  public static final int NUMBER = 1;

  private BootVersion() {}

  /** The version of the classes that this JVM has loaded. */
  public static int loaded() {
    return NUMBER;
  }
}
