package io.telemetryagent.instrument.concurrent;

import io.telemetryagent.instrument.weave.MaxLocals;
import java.util.ArrayList;
import java.util.Collections;
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
    Map<String, Integer> locals = localsAround(points, reader);
    ClassWriter writer = new ClassWriter(reader, 0);
    boolean[] found = new boolean[1];
    ClassVisitor visitor =
        new ClassVisitor(OpenedClassReader.ASM_API, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor result =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            for (HandoffPoint point : points) {
              if (isAt(point, access, name, descriptor)) {
                found[0] = true;
                result =
                    point.kind == HandoffPoint.Kind.AROUND
                        ? new HandoffAroundVisitor(
                            result, locals.get(name + descriptor), point.told)
                        : new HandoffVisitor(result, point);
              }
            }
            return result;
          }
        };
    // Frames change only where there is a new local variable. This runs while the app starts.
    reader.accept(visitor, locals.isEmpty() ? 0 : ClassReader.EXPAND_FRAMES);
    return found[0] ? writer.toByteArray() : null;
  }

  private static Map<String, Integer> localsAround(List<HandoffPoint> points, ClassReader reader) {
    List<HandoffPoint> around = new ArrayList<>();
    for (HandoffPoint point : points) {
      if (point.kind == HandoffPoint.Kind.AROUND) {
        around.add(point);
      }
    }
    if (around.isEmpty()) {
      return Collections.emptyMap();
    }
    return MaxLocals.of(
        reader,
        new MaxLocals.Methods() {
          @Override
          public boolean include(int access, String name, String descriptor) {
            for (HandoffPoint point : around) {
              if (isAt(point, access, name, descriptor)) {
                return true;
              }
            }
            return false;
          }
        });
  }

  private static boolean isAt(HandoffPoint point, int access, String name, String descriptor) {
    boolean hasCode = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    return hasCode && point.isAt(name, descriptor);
  }
}
