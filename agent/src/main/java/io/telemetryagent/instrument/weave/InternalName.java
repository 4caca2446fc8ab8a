package io.telemetryagent.instrument.weave;

/** The name of a class as class files have it: {@code com/acme/Orders}. */
public final class InternalName {
  private InternalName() {}

  public static String of(Class<?> type) {
    return type.getName().replace('.', '/');
  }
}
