package io.telemetryagent.instrument;

/** How much is woven. */
public final class WovenCount {
  /** Classes with methods that the option {@code include} names. */
  public final int classes;

  /** These methods. */
  public final int methods;

  /** Other classes: of the libraries whose calls are events, and of the JDK's ways to threads. */
  public final int libraryClasses;

  WovenCount(int classes, int methods, int libraryClasses) {
    this.classes = classes;
    this.methods = methods;
    this.libraryClasses = libraryClasses;
  }
}
