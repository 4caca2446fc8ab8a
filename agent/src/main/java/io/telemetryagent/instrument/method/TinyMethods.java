package io.telemetryagent.instrument.method;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * The methods of a class that take some nanoseconds: short, without a loop, a call, a new object or
 * a lock. They are likely to be called often, as they do little by themselves.
 */
final class TinyMethods extends ClassVisitor {
  private static final int MOST_INSTRUCTIONS = 20;

  private final Set<String> found = new HashSet<>();

  private TinyMethods() {
    super(OpenedClassReader.ASM_API);
  }

  /** By name and descriptor. */
  static Set<String> of(ClassReader reader) {
    TinyMethods tiny = new TinyMethods();
    reader.accept(tiny, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return tiny.found;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new Size(name + descriptor);
  }

  /** Counts instructions; one that takes long counts for more than the limit. */
  private final class Size extends InstructionVisitor {
    private final String method;
    private final Set<Label> passed = new HashSet<>();
    private int instructions;

    Size(String method) {
      this.method = method;
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      instructions += passed.contains(label) ? MOST_INSTRUCTIONS : 1;
    }

    @Override
    public void visitInsn(int opcode) {
      boolean takesLong = opcode == Opcodes.MONITORENTER || opcode == Opcodes.ATHROW;
      instructions += takesLong ? MOST_INSTRUCTIONS : 1;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      instructions += MOST_INSTRUCTIONS;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      boolean creates = opcode == Opcodes.NEW || opcode == Opcodes.ANEWARRAY;
      instructions += creates ? MOST_INSTRUCTIONS : 1;
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      instructions += MOST_INSTRUCTIONS;
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
      instructions++;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      instructions++;
    }

    @Override
    void visitOther() {
      instructions++;
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      if (instructions < MOST_INSTRUCTIONS) {
        found.add(method);
      }
    }
  }
}
