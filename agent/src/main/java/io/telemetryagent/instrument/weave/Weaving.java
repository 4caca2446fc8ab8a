package io.telemetryagent.instrument.weave;

import java.security.ProtectionDomain;

/** One instrumentation: what is woven, where, and how. */
public interface Weaving {
  /**
   * The first look at a class, by what is known before its file is read. Asked of every class that
   * is loaded, so it must be quick, and load nothing of ASM or Byte Buddy.
   *
   * @param loader the loader of the class; null for the boot loader
   * @param internalName {@code com/acme/Orders}
   */
  boolean mayWeave(ClassLoader loader, String internalName, ProtectionDomain domain);

  /**
   * What it would do to a class that is loaded already, as far as that can be told without having
   * it woven: weaving it again is expensive, and stops the app for a moment.
   *
   * @return null for nothing; something that equals another answer where it would do the same
   */
  Object intent(Class<?> type);

  /**
   * Weaves one class.
   *
   * @return null where nothing of the class is to be woven
   */
  WovenClass weave(ClassLoader loader, String internalName, byte[] classFile);
}
