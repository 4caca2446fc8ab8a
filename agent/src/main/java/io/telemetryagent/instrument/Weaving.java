package io.telemetryagent.instrument;

/** One instrumentation: what is woven, where, and how. */
public interface Weaving {
  /**
   * Weaves one class.
   *
   * @param loader the loader of the class; null for the boot loader
   * @param internalName {@code com/acme/Orders}
   * @return the woven class file; null where nothing of the class is to be woven
   */
  byte[] weave(ClassLoader loader, String internalName, byte[] classFile);
}
