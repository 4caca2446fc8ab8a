package io.telemetryagent.instrument.method;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** Tells of every instruction that a subclass does not look at itself. */
abstract class InstructionVisitor extends MethodVisitor {
  InstructionVisitor() {
    super(OpenedClassReader.ASM_API);
  }

  abstract void visitOther();

  @Override
  public void visitIntInsn(int opcode, int operand) {
    visitOther();
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    visitOther();
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    visitOther();
  }

  @Override
  public void visitLdcInsn(Object value) {
    visitOther();
  }

  @Override
  public void visitIincInsn(int index, int increment) {
    visitOther();
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
    visitOther();
  }

  @Override
  public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
    visitOther();
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    visitOther();
  }
}
