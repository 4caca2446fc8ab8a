package io.telemetryagent.instrument.hook;

import io.telemetryagent.bootstrap.Hook;
import io.telemetryagent.bootstrap.Hooks;
import io.telemetryagent.instrument.weave.MaxLocals;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** Puts calls of hooks into the methods of a class. */
final class HookWeaver {
  private final Map<Hook, Integer> numbers = new IdentityHashMap<>();

  /** The woven class file; null where none of the points is in it. */
  byte[] weave(List<HookPoint> points, byte[] classFile) {
    ClassReader reader = OpenedClassReader.of(classFile);
    Map<String, Integer> locals =
        MaxLocals.of(
            reader,
            new MaxLocals.Methods() {
              @Override
              public boolean include(int access, String name, String descriptor) {
                return isHooked(points, access, name, descriptor);
              }
            });
    if (locals.isEmpty()) {
      return null;
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(OpenedClassReader.ASM_API, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            Integer maxLocals = locals.get(name + descriptor);
            return maxLocals == null
                ? next
                : hooked(next, points, new HookedMethod(access, name, descriptor, maxLocals));
          }
        },
        ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private MethodVisitor hooked(MethodVisitor next, List<HookPoint> points, HookedMethod method) {
    List<HookPoint> around = new ArrayList<>();
    MethodVisitor result = next;
    for (HookPoint point : points) {
      if (!point.isAt(method.name, method.descriptor)) {
        continue;
      }
      if (point.callee() == null) {
        around.add(point);
      } else {
        result = new ReplaceVisitor(result, point.callee(), numberOf(point.hook()));
      }
    }
    // The last is visited first, and so has the first of the free local variables: each visitor
    // tells the next one's frames of its own.
    int maxLocals = method.maxLocals + HookVisitor.LOCALS * around.size();
    for (HookPoint point : around) {
      maxLocals -= HookVisitor.LOCALS;
      HookedMethod inner =
          new HookedMethod(method.access, method.name, method.descriptor, maxLocals);
      result = new HookVisitor(result, inner, numberOf(point.hook()), point.isRewriting());
    }
    return result;
  }

  private synchronized int numberOf(Hook hook) {
    Integer known = numbers.get(hook);
    if (known == null) {
      known = Hooks.add(hook);
      numbers.put(hook, known);
    }
    return known;
  }

  private static boolean isHooked(
      List<HookPoint> points, int access, String name, String descriptor) {
    // A bridge only calls the method itself.
    if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_BRIDGE)) != 0) {
      return false;
    }
    for (HookPoint point : points) {
      if (point.isAt(name, descriptor)) {
        return true;
      }
    }
    return false;
  }
}
