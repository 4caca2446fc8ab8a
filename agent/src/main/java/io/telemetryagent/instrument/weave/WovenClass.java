package io.telemetryagent.instrument.weave;

/** A class file with our calls in it. */
public final class WovenClass {
  private final byte[] classFile;

  /** How many methods it has that the option {@code include} names and that are woven. */
  public final int methods;

  /** A woven class; {@code methods} counts those that {@code include} names. */
  public WovenClass(byte[] classFile, int methods) {
    this.classFile = classFile;
    this.methods = methods;
  }

  /** The class file, woven. */
  public byte[] classFile() {
    return classFile;
  }
}
