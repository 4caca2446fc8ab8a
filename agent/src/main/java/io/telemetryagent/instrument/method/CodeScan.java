package io.telemetryagent.instrument.method;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * What one look over the code of a class tells: which methods are accessors, doing no more than
 * read or write one field, and which constructors call another exactly once.
 */
final class CodeScan extends ClassVisitor {
  private final Set<String> accessors = new HashSet<>();
  private final Set<String> plainConstructors = new HashSet<>();

  private CodeScan() {
    super(OpenedClassReader.ASM_API);
  }

  static CodeScan of(byte[] classFile) {
    CodeScan scan = new CodeScan();
    OpenedClassReader.of(classFile).accept(scan, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return scan;
  }

  boolean isAccessor(String name, String descriptor) {
    return accessors.contains(name + descriptor);
  }

  /**
   * Whether its code has one place where {@code this} becomes initialized. Groovy's have several.
   */
  boolean isPlainConstructor(String descriptor) {
    return plainConstructors.contains(descriptor);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if (name.equals("<init>")) {
      return new ConstructorScan(descriptor);
    }
    boolean hasCode = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    return hasCode ? new AccessorScan(name + descriptor) : null;
  }

  /** Loads, then one field, then return, and nothing else. */
  private final class AccessorScan extends InstructionVisitor {
    private final String method;
    private int fields;
    private boolean other;

    AccessorScan(String method) {
      this.method = method;
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
      other |= opcode >= Opcodes.ISTORE;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      fields++;
    }

    @Override
    public void visitInsn(int opcode) {
      other |= opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN;
    }

    @Override
    void visitOther() {
      other = true;
    }

    @Override
    public void visitEnd() {
      if (fields == 1 && !other) {
        accessors.add(method);
      }
    }
  }

  /** Counts calls of {@code <init>} on {@code this}: those that no {@code new} before asks for. */
  private final class ConstructorScan extends MethodVisitor {
    private final String descriptor;
    private int news;
    private int thisCalls;

    ConstructorScan(String descriptor) {
      super(OpenedClassReader.ASM_API);
      this.descriptor = descriptor;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      if (opcode == Opcodes.NEW) {
        news++;
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String methodDescriptor, boolean isInterface) {
      if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
        if (news > 0) {
          news--;
        } else {
          thisCalls++;
        }
      }
    }

    @Override
    public void visitEnd() {
      if (thisCalls == 1) {
        plainConstructors.add(descriptor);
      }
    }
  }
}
