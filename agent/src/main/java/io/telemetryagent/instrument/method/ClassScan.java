package io.telemetryagent.instrument.method;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/** One look over a class file: its annotations and its methods. */
final class ClassScan extends ClassVisitor {
  /** Binary names of the annotations on the class. */
  final List<String> annotations = new ArrayList<>();

  /** By name and descriptor, in the order of the file. */
  final Map<String, MethodFacts> methods = new LinkedHashMap<>();

  private ClassScan() {
    super(OpenedClassReader.ASM_API);
  }

  static ClassScan of(ClassReader reader) {
    ClassScan scan = new ClassScan();
    reader.accept(scan, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return scan;
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    annotations.add(Type.getType(descriptor).getClassName());
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodFacts facts = new MethodFacts(access, name, descriptor);
    methods.put(name + descriptor, facts);
    return new CodeScan(facts);
  }

  /** Fills the facts from a method's code. */
  private static final class CodeScan extends InstructionVisitor {
    private final MethodFacts facts;
    private int fields;
    private int news;
    private boolean other;

    CodeScan(MethodFacts facts) {
      this.facts = facts;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      facts.annotations.add(Type.getType(descriptor).getClassName());
      return null;
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
    public void visitTypeInsn(int opcode, String type) {
      other = true;
      if (opcode == Opcodes.NEW) {
        news++;
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      other = true;
      if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
        // Each new before asks for one of these; the one left over is this() or super().
        if (news > 0) {
          news--;
        } else {
          facts.thisCalls++;
        }
      }
    }

    @Override
    void visitOther() {
      other = true;
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      facts.maxLocals = maxLocals;
      facts.accessor = fields == 1 && !other;
    }
  }
}
