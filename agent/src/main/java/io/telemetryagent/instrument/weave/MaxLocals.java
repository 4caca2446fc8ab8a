package io.telemetryagent.instrument.weave;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** How many local variables some methods of a class have, by name and descriptor. */
public final class MaxLocals extends ClassVisitor {
  /** Which methods are asked about: to read the others would cost start-up time. */
  public interface Methods {
    boolean include(int access, String name, String descriptor);
  }

  private final Methods wanted;
  private final Map<String, Integer> counts = new HashMap<>();

  private MaxLocals(Methods wanted) {
    super(OpenedClassReader.ASM_API);
    this.wanted = wanted;
  }

  /** The counts of all wanted methods that have code. */
  public static Map<String, Integer> of(ClassReader reader, Methods wanted) {
    MaxLocals locals = new MaxLocals(wanted);
    reader.accept(locals, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return locals.counts;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if (!wanted.include(access, name, descriptor)) {
      return null;
    }
    return new MethodVisitor(OpenedClassReader.ASM_API) {
      @Override
      public void visitMaxs(int maxStack, int maxLocals) {
        counts.put(name + descriptor, maxLocals);
      }
    };
  }
}
