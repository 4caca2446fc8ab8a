package io.telemetryagent.instrument.concurrent;

import io.telemetryagent.instrument.concurrent.HandoffPoint.Kind;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** Tells {@code Handoff} of a task at one point of a method. */
final class HandoffVisitor extends MethodVisitor {
  static final String HANDOFF = "io/telemetryagent/bootstrap/Handoff";
  private final HandoffPoint point;

  HandoffVisitor(MethodVisitor next, HandoffPoint point) {
    super(OpenedClassReader.ASM_API, next);
    this.point = point;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (point.kind == Kind.ON_ENTRY) {
      super.visitVarInsn(Opcodes.ALOAD, point.argument);
      tell("(Ljava/lang/Object;)V");
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (point.kind == Kind.ON_RETURN && opcode == Opcodes.RETURN) {
      super.visitVarInsn(Opcodes.ALOAD, 0);
      tell("(Ljava/lang/Object;)V");
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    boolean isHere = (owner + '.' + name).equals(point.callee) && descriptor.startsWith("()");
    if (isHere && point.kind == Kind.BEFORE_CALL) {
      super.visitInsn(Opcodes.DUP);
      tell("(Ljava/lang/Object;)V");
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (isHere && point.kind == Kind.AFTER_CALL) {
      tell("()V");
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + 1, maxLocals);
  }

  private void tell(String descriptor) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, HANDOFF, point.told, descriptor, false);
  }
}
