package io.telemetryagent.instrument.concurrent;

import io.telemetryagent.instrument.weave.AroundVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Tells {@code Handoff} where a method begins with a task, and on each way out. */
final class HandoffAroundVisitor extends AroundVisitor {
  private static final String SPAN = "io/telemetryagent/bootstrap/Span";
  private final String told;

  HandoffAroundVisitor(MethodVisitor next, int maxLocals, String told) {
    super(next, false, maxLocals, SPAN, 1, 1);
    this.told = told;
  }

  @Override
  protected void enter() {
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        HandoffVisitor.HANDOFF,
        told,
        "(Ljava/lang/Object;)L" + SPAN + ";",
        false);
  }

  @Override
  protected void leave(int returnOpcode) {
    end();
  }

  @Override
  protected void leaveByThrow() {
    end();
  }

  private void end() {
    mv.visitVarInsn(Opcodes.ALOAD, token);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, HandoffVisitor.HANDOFF, "end", "(L" + SPAN + ";)V", false);
  }
}
