package io.telemetryagent.instrument;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** How many local variables each method of a class has, by name and descriptor. */
public final class MaxLocals extends ClassVisitor {
  private final Map<String, Integer> counts = new HashMap<>();

  private MaxLocals() {
    super(OpenedClassReader.ASM_API);
  }

  /** The counts of all methods that have code. */
  public static Map<String, Integer> of(ClassReader reader) {
    MaxLocals all = new MaxLocals();
    reader.accept(all, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return all.counts;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(OpenedClassReader.ASM_API) {
      @Override
      public void visitMaxs(int maxStack, int maxLocals) {
        counts.put(name + descriptor, maxLocals);
      }
    };
  }
}
