package io.telemetryagent.instrument.weave;

import java.util.Arrays;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Puts code around all of a method, so that it reads
 *
 * <pre>
 *   T token = enter();
 *   try { ...; leave(token); return ...; }
 *   catch (Throwable t) { leave(token, t); throw t; }
 * </pre>
 *
 * In a constructor this begins where the super constructor has returned: no handler may cover what
 * is before. The token has a local variable of its own behind all others, which every stack map
 * frame of the method is told of; so the frames must come expanded.
 */
public abstract class AroundVisitor extends MethodVisitor {
  /** The local variable of the token; those behind it are free, between two frames. */
  protected final int token;

  private final boolean isConstructor;
  private final String tokenType;
  private final int extraStack;
  private final int extraLocals;
  private final Label start = new Label();
  private final Label end = new Label();
  private boolean entered;
  private int news;

  /**
   * A visitor of one method.
   *
   * @param maxLocals of the method as it is
   * @param tokenType internal name
   * @param extraStack slots that the code around needs beyond the method's own
   * @param extraLocals the same for local variables, the token included
   */
  protected AroundVisitor(
      MethodVisitor next,
      boolean isConstructor,
      int maxLocals,
      String tokenType,
      int extraStack,
      int extraLocals) {
    super(OpenedClassReader.ASM_API, next);
    this.isConstructor = isConstructor;
    this.token = maxLocals;
    this.tokenType = tokenType;
    this.extraStack = extraStack;
    this.extraLocals = extraLocals;
  }

  /** Writes code that leaves the token on the stack. */
  protected abstract void enter();

  /** Writes code before a return; what is to be returned is on the stack, and stays there. */
  protected abstract void leave(int returnOpcode);

  /** Writes code before a rethrow; the throwable is on the stack, and stays there. */
  protected abstract void leaveByThrow();

  @Override
  public void visitCode() {
    super.visitCode();
    if (!isConstructor) {
      begin();
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
      begin();
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (entered && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      leave(opcode);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitFrame(
      int kind, int localCount, Object[] locals, int stackCount, Object[] stack) {
    if (entered) {
      Object[] withToken = withToken(localCount, locals);
      super.visitFrame(kind, withToken.length, withToken, stackCount, stack);
    } else {
      super.visitFrame(kind, localCount, locals, stackCount, stack);
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitLabel(end);
    // Last in the table, so that the method's own handlers come first.
    super.visitTryCatchBlock(start, end, end, null);
    Object[] locals = withToken(0, new Object[0]);
    super.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
    leaveByThrow();
    super.visitInsn(Opcodes.ATHROW);
    super.visitMaxs(Math.max(maxStack, 1) + extraStack, maxLocals + extraLocals);
  }

  /** Pushes a number; a small one does not become one of the class's constants. */
  protected static void push(int number, MethodVisitor to) {
    if (number <= Short.MAX_VALUE) {
      to.visitIntInsn(Opcodes.SIPUSH, number);
    } else {
      to.visitLdcInsn(number);
    }
  }

  private void begin() {
    enter();
    entered = true;
    super.visitVarInsn(Opcodes.ASTORE, token);
    super.visitLabel(start);
  }

  /** The locals of a frame with the token in its slot; of the slots between nothing is known. */
  private Object[] withToken(int count, Object[] locals) {
    int slots = 0;
    for (int i = 0; i < count; i++) {
      boolean isWide = locals[i] == Opcodes.LONG || locals[i] == Opcodes.DOUBLE;
      slots += isWide ? 2 : 1;
    }
    int gap = token - slots;
    Object[] result = Arrays.copyOf(locals, count + gap + 1);
    Arrays.fill(result, count, count + gap, Opcodes.TOP);
    result[count + gap] = tokenType;
    return result;
  }
}
