package io.telemetryagent.instrument.method;

import java.util.Arrays;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Weaves one method, so that it reads
 *
 * <pre>
 *   Span span = Tracer.enter(number);
 *   try { ...; Tracer.exit(span, null); return ...; }
 *   catch (Throwable t) { Tracer.exit(span, t); throw t; }
 * </pre>
 *
 * In a constructor this begins where the super constructor has returned: no handler may cover what
 * is before. The span has a local variable of its own behind all others, which every stack map
 * frame of the method is told of; so the frames must come expanded.
 */
final class CallVisitor extends MethodVisitor {
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
  private final Label start = new Label();
  private final Label end = new Label();
  private boolean entered;
  private int news;

  CallVisitor(MethodVisitor next, MethodFacts method, int number) {
    super(OpenedClassReader.ASM_API, next);
    this.method = method;
    this.number = number;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (!method.isConstructor()) {
      enter();
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    super.visitTypeInsn(opcode, type);
    if (opcode == Opcodes.NEW) {
      news++;
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (!entered && opcode == Opcodes.INVOKESPECIAL && name.equals("<init>") && news-- == 0) {
      enter();
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (entered && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      super.visitVarInsn(Opcodes.ALOAD, method.maxLocals);
      super.visitInsn(Opcodes.ACONST_NULL);
      callExit();
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitFrame(
      int kind, int localCount, Object[] locals, int stackCount, Object[] stack) {
    if (entered) {
      Object[] withSpan = withSpan(localCount, locals);
      super.visitFrame(kind, withSpan.length, withSpan, stackCount, stack);
    } else {
      super.visitFrame(kind, localCount, locals, stackCount, stack);
    }
  }

  /** Throws MethodTooLargeException where there is no room for the span. */
  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    if (maxStack > MOST_SLOTS - EXTRA_STACK || maxLocals == MOST_SLOTS) {
      throw new MethodTooLargeException(null, method.name, method.descriptor, 0);
    }
    super.visitLabel(end);
    // Last in the table, so that the method's own handlers come first.
    super.visitTryCatchBlock(start, end, end, null);
    Object[] locals = withSpan(0, new Object[0]);
    super.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
    super.visitInsn(Opcodes.DUP);
    super.visitVarInsn(Opcodes.ALOAD, method.maxLocals);
    super.visitInsn(Opcodes.SWAP);
    callExit();
    super.visitInsn(Opcodes.ATHROW);
    super.visitMaxs(Math.max(maxStack, 1) + EXTRA_STACK, maxLocals + 1);
  }

  private void enter() {
    entered = true;
    super.visitLdcInsn(number);
    super.visitMethodInsn(Opcodes.INVOKESTATIC, TRACER, "enter", ENTER, false);
    super.visitVarInsn(Opcodes.ASTORE, method.maxLocals);
    super.visitLabel(start);
  }

  private void callExit() {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, TRACER, "exit", EXIT, false);
  }

  /** The locals of a frame with the span at its slot, and nothing known of the slots between. */
  private Object[] withSpan(int count, Object[] locals) {
    int slots = 0;
    for (int i = 0; i < count; i++) {
      boolean isWide = locals[i] == Opcodes.LONG || locals[i] == Opcodes.DOUBLE;
      slots += isWide ? 2 : 1;
    }
    int gap = method.maxLocals - slots;
    Object[] result = Arrays.copyOf(locals, count + gap + 1);
    Arrays.fill(result, count, count + gap, Opcodes.TOP);
    result[count + gap] = SPAN;
    return result;
  }
}
