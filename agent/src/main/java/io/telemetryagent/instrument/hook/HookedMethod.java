package io.telemetryagent.instrument.hook;

import net.bytebuddy.jar.asm.Opcodes;

/** A method that a hook is put into. */
final class HookedMethod {
  final int access;
  final String name;
  final String descriptor;
  final int maxLocals;

  HookedMethod(int access, String name, String descriptor, int maxLocals) {
    this.access = access;
    this.name = name;
    this.descriptor = descriptor;
    this.maxLocals = maxLocals;
  }

  boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  boolean isConstructor() {
    return name.equals("<init>");
  }
}
