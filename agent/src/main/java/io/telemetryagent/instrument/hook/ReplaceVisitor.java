package io.telemetryagent.instrument.hook;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/** Lets a hook replace the object that a call within a method returns. */
final class ReplaceVisitor extends MethodVisitor {
  private final String callee;
  private final int hook;

  ReplaceVisitor(MethodVisitor next, String callee, int hook) {
    super(OpenedClassReader.ASM_API, next);
    this.callee = callee;
    this.hook = hook;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    Type type = Type.getReturnType(descriptor);
    if (type.getSort() == Type.OBJECT && callee.equals(owner + '.' + name)) {
      super.visitLdcInsn(hook);
      super.visitInsn(Opcodes.SWAP);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          HookVisitor.HOOKS,
          "replace",
          "(ILjava/lang/Object;)Ljava/lang/Object;",
          false);
      super.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + 1, maxLocals);
  }
}
