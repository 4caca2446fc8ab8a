package io.telemetryagent.instrument.method;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.instrument.weave.WovenClass;
import io.telemetryagent.log.AgentLog;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Records entry and exit of every method that the patterns name. Source of function_entry,
 * function_exit and exception of telemetry.v2.
 */
final class MethodWeaver {
  final MethodPatterns patterns;
  private final MethodChoice choice;
  private final MethodTable table;
  private final AgentLog log;

  MethodWeaver(
      MethodPatterns patterns,
      boolean constructors,
      boolean trivialMethods,
      MethodTable table,
      AgentLog log) {
    this.patterns = patterns;
    this.choice = new MethodChoice(patterns, constructors, trivialMethods);
    this.table = table;
    this.log = log;
  }

  /** Whether something of the class is to be woven. */
  boolean finds(ClassLoader loader, String internalName, byte[] classFile) {
    ClassScan scan = ClassScan.of(OpenedClassReader.of(classFile));
    return !choice.woven(internalName.replace('/', '.'), scan, loader).isEmpty();
  }

  /** The woven class; null where nothing of it is to be woven. */
  WovenClass weave(ClassLoader loader, String internalName, byte[] classFile) {
    ClassReader reader = OpenedClassReader.of(classFile);
    Map<String, MethodFacts> woven =
        choice.woven(internalName.replace('/', '.'), ClassScan.of(reader), loader);
    while (!woven.isEmpty()) {
      try {
        byte[] written = write(reader, internalName.replace('/', '.'), woven);
        return new WovenClass(written, woven.size());
      } catch (MethodTooLargeException e) {
        woven.remove(e.getMethodName() + e.getDescriptor());
        log.firstThenQuiet(tooLarge(internalName, e), null);
      }
    }
    return null;
  }

  private static String tooLarge(String internalName, MethodTooLargeException e) {
    return "Cannot weave "
        + internalName.replace('/', '.')
        + "."
        + e.getMethodName()
        + parameters(e.getDescriptor())
        + ": it is as large as a method may be; it runs unwoven";
  }

  private byte[] write(ClassReader reader, String type, Map<String, MethodFacts> woven) {
    ClassWriter writer = new ClassWriter(reader, 0);
    Map<String, Integer> overloads = overloads(woven);
    ClassVisitor visitor =
        new ClassVisitor(OpenedClassReader.ASM_API, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            MethodFacts method = woven.get(name + descriptor);
            if (method == null) {
              return next;
            }
            String overload = overloads.get(name) > 1 ? parameters(descriptor) : null;
            return new CallVisitor(next, method, table.numberOf(type, name, overload));
          }
        };
    reader.accept(visitor, ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private static Map<String, Integer> overloads(Map<String, MethodFacts> woven) {
    Map<String, Integer> counts = new HashMap<>();
    for (MethodFacts method : woven.values()) {
      Integer count = counts.get(method.name);
      counts.put(method.name, count == null ? 1 : count + 1);
    }
    return counts;
  }

  /** {@code (int,java.lang.String)}. */
  static String parameters(String descriptor) {
    StringBuilder types = new StringBuilder("(");
    for (Type type : Type.getArgumentTypes(descriptor)) {
      types.append(types.length() == 1 ? "" : ",").append(type.getClassName());
    }
    return types.append(')').toString();
  }
}
