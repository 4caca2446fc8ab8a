package io.telemetryagent.instrument.method;

import io.telemetryagent.instrument.weave.AroundVisitor;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Weaves one method: {@code Span span = Tracer.enter(number)}, and Tracer.exit on each way out. */
final class CallVisitor extends AroundVisitor {
  private static final String TRACER = "io/telemetryagent/bootstrap/Tracer";
  private static final String SPAN = "io/telemetryagent/bootstrap/Span";
  private static final String ENTER = "(I)L" + SPAN + ";";
  private static final String EXIT = "(L" + SPAN + ";Ljava/lang/Throwable;)V";

  /** Locals, and stack slots, that the class file format has room for. */
  private static final int MOST_SLOTS = 65_535;

  /** Stack slots that are needed beyond the method's own. */
  private static final int EXTRA_STACK = 2;

  private final MethodFacts method;
  private final int number;

  CallVisitor(MethodVisitor next, MethodFacts method, int number) {
    super(next, method.isConstructor(), method.maxLocals, SPAN, EXTRA_STACK, 1);
    this.method = method;
    this.number = number;
  }

  /** Throws MethodTooLargeException where there is no room for the span. */
  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    if (maxStack > MOST_SLOTS - EXTRA_STACK || maxLocals == MOST_SLOTS) {
      throw new MethodTooLargeException(null, method.name, method.descriptor, 0);
    }
    super.visitMaxs(maxStack, maxLocals);
  }

  @Override
  protected void enter() {
    push(number, mv);
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
