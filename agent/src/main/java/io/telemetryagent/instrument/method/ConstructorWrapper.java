package io.telemetryagent.instrument.method;

import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Weaves constructors, from the return of the super constructor on. Advice cannot: code before that
 * point may not be covered by an exception handler, and without one a constructor that throws would
 * leave no exit.
 */
final class ConstructorWrapper
    implements AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper {
  private static final String TRACER = "io/telemetryagent/bootstrap/Tracer";
  private static final int EXTRA_STACK = 3;

  private final MethodNumbers numbers;

  ConstructorWrapper(MethodNumbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public MethodVisitor wrap(
      TypeDescription type,
      MethodDescription constructor,
      MethodVisitor next,
      Implementation.Context context,
      TypePool typePool,
      int writerFlags,
      int readerFlags) {
    boolean expandedFrames = (readerFlags & ClassReader.EXPAND_FRAMES) != 0;
    return new Constructor(
        next,
        type.getInternalName(),
        numbers.numberOf(type, constructor),
        expandedFrames ? Opcodes.F_NEW : Opcodes.F_FULL);
  }

  private static final class Constructor extends MethodVisitor {
    private final String type;
    private final int number;
    private final int frameKind;
    private final Label start = new Label();
    private final Label end = new Label();
    private int news;
    private boolean entered;

    Constructor(MethodVisitor next, String type, int number, int frameKind) {
      super(OpenedClassReader.ASM_API, next);
      this.type = type;
      this.number = number;
      this.frameKind = frameKind;
    }

    @Override
    public void visitTypeInsn(int opcode, String operand) {
      super.visitTypeInsn(opcode, operand);
      if (opcode == Opcodes.NEW) {
        news++;
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      if (entered || opcode != Opcodes.INVOKESPECIAL || !name.equals("<init>")) {
        return;
      }
      if (news > 0) {
        news--;
        return;
      }
      entered = true;
      visitLdcInsn(number);
      super.visitMethodInsn(Opcodes.INVOKESTATIC, TRACER, "enterConstructor", "(I)V", false);
      visitLabel(start);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.RETURN && entered) {
        super.visitInsn(Opcodes.ACONST_NULL);
        callExit();
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      visitLabel(end);
      // Last in the table, so that the constructor's own handlers come first.
      visitTryCatchBlock(start, end, end, null);
      Object[] locals = {type};
      Object[] stack = {"java/lang/Throwable"};
      visitFrame(frameKind, locals.length, locals, stack.length, stack);
      super.visitInsn(Opcodes.DUP);
      callExit();
      super.visitInsn(Opcodes.ATHROW);
      super.visitMaxs(maxStack + EXTRA_STACK, maxLocals);
    }

    private void callExit() {
      visitLdcInsn(number);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, TRACER, "exitConstructor", "(Ljava/lang/Throwable;I)V", false);
    }
  }
}
