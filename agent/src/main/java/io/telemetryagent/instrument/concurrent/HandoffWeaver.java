package io.telemetryagent.instrument.concurrent;

import io.telemetryagent.instrument.MaxLocals;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** Puts calls of {@code Handoff} into the methods of a class. */
final class HandoffWeaver {
  /** The woven class file; null where none of the points is in it. */
  byte[] weave(List<HandoffPoint> points, byte[] classFile) {
    ClassReader reader = OpenedClassReader.of(classFile);
    Map<String, Integer> locals = MaxLocals.of(reader);
    ClassWriter writer = new ClassWriter(reader, 0);
    boolean[] found = new boolean[1];
    reader.accept(
        new ClassVisitor(OpenedClassReader.ASM_API, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor result =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            boolean hasCode = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
            for (HandoffPoint point : points) {
              if (hasCode && point.isAt(name, descriptor)) {
                found[0] = true;
                result = visitor(result, point, locals.get(name + descriptor));
              }
            }
            return result;
          }
        },
        ClassReader.EXPAND_FRAMES);
    return found[0] ? writer.toByteArray() : null;
  }

  private static MethodVisitor visitor(MethodVisitor next, HandoffPoint point, int maxLocals) {
    return point.kind == HandoffPoint.Kind.AROUND
        ? new HandoffAroundVisitor(next, maxLocals, point.told)
        : new HandoffVisitor(next, point);
  }
}
