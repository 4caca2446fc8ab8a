package io.telemetryagent.instrument.method;

import io.telemetryagent.instrument.AroundVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Weaves one method: {@code Span span = Tracer.enter(number)}, and Tracer.exit on each way out. */
final class CallVisitor extends AroundVisitor {
  private static final String TRACER = "io/telemetryagent/bootstrap/Tracer";
  private static final String SPAN = "io/telemetryagent/bootstrap/Span";
  private static final String ENTER = "(I)L" + SPAN + ";";
  private static final String EXIT = "(L" + SPAN + ";Ljava/lang/Throwable;)V";

  private final int number;

  CallVisitor(MethodVisitor next, MethodFacts method, int number) {
    super(next, method.isConstructor(), method.maxLocals, SPAN, 2, 1);
    this.number = number;
  }

  @Override
  protected void enter() {
    mv.visitLdcInsn(number);
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, TRACER, "enter", ENTER, false);
  }

  @Override
  protected void leave(int returnOpcode) {
    mv.visitVarInsn(Opcodes.ALOAD, token);
    mv.visitInsn(Opcodes.ACONST_NULL);
    exit();
  }

  @Override
  protected void leaveByThrow() {
    mv.visitInsn(Opcodes.DUP);
    mv.visitVarInsn(Opcodes.ALOAD, token);
    mv.visitInsn(Opcodes.SWAP);
    exit();
  }

  private void exit() {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, TRACER, "exit", EXIT, false);
  }
}
