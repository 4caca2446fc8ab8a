package io.telemetryagent.instrument.method;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/** What is known of one method of a class file before it is woven. */
final class MethodFacts {
  final String name;
  final String descriptor;

  /** Binary names of the annotations on the method. */
  final List<String> annotations = new ArrayList<>();

  /** Whether it does no more than read or write one field. */
  boolean accessor;

  /** How often its code makes {@code this} initialized: once in a constructor javac made. */
  int thisCalls;

  /** How many local variable slots its code uses. */
  int maxLocals;

  private final int access;

  MethodFacts(int access, String name, String descriptor) {
    this.access = access;
    this.name = name;
    this.descriptor = descriptor;
  }

  boolean isConstructor() {
    return name.equals("<init>");
  }

  boolean hasCode() {
    return !is(Opcodes.ACC_ABSTRACT) && !is(Opcodes.ACC_NATIVE);
  }

  /** Made by a compiler for itself: a bridge or an accessor. Bodies of lambdas are the author's. */
  boolean isCompilersOwn() {
    return is(Opcodes.ACC_BRIDGE) || is(Opcodes.ACC_SYNTHETIC) && !isLambdaBody();
  }

  boolean isTrivial() {
    return accessor
        || name.equals("toString") && descriptor.equals("()Ljava/lang/String;")
        || name.equals("hashCode") && descriptor.equals("()I")
        || name.equals("equals") && descriptor.equals("(Ljava/lang/Object;)Z");
  }

  /** javac's and Kotlin's {@code lambda$}, Scala's {@code $anonfun$}, but not its boxing bridge. */
  private boolean isLambdaBody() {
    return name.contains("lambda$") || name.contains("$anonfun$") && !name.endsWith("$adapted");
  }

  private boolean is(int flag) {
    return (access & flag) != 0;
  }
}
