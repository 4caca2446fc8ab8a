package io.telemetryagent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.ConfigLoader;
import io.telemetryagent.config.Options;
import io.telemetryagent.instrument.method.MethodWeaving;
import io.telemetryagent.instrument.method.PlannedMethod;
import io.telemetryagent.instrument.method.Verdict;
import io.telemetryagent.instrument.weave.ClassFilter;
import io.telemetryagent.instrument.weave.WovenClass;
import io.telemetryagent.log.AgentLog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is planned is what is woven: all classes of a library, both ways. */
class WeavingPlanTest {
  /** Another than that of the agent's classes, which are never woven. */
  private static final ClassLoader LOADER =
      new ClassLoader(WeavingPlanTest.class.getClassLoader()) {};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include=com.fasterxml.*",
        "include=com.fasterxml.*,constructors=true,trivial_methods=true",
        "include=*Json*#*e*:*.io.Utf8*#getX,exclude=*Json*#write*:@java.lang.Deprecated",
        "include=@java.lang.Deprecated",
      })
  void woven_isWhatWasPlanned(String options) throws IOException {
    AgentConfig config = ConfigLoader.load(options, new Properties(), Map.of());
    List<String> include = config.get(Options.INCLUDE);
    WeavingPlan plan = WeavingPlan.of(include, config);
    MethodWeaving weaving =
        new MethodWeaving(
            config.get(Options.CONSTRUCTORS),
            config.get(Options.TRIVIAL_METHODS),
            new MethodTable(),
            new ClassFilter(WeavingPlan.class.getClassLoader()),
            AgentLog.toStderr(AgentLog.Level.WARN));
    weaving.change(Weavings.patterns(include, config));
    int methods = 0;
    try (JarFile jar = new JarFile(jarOfJackson())) {
      for (JarEntry entry : jar.stream().filter(WeavingPlanTest::isClass).toList()) {
        byte[] classFile = jar.getInputStream(entry).readAllBytes();
        String name = entry.getName().replace(".class", "");
        TreeSet<String> planned = planned(plan.methodsOf(LOADER, name, classFile));
        WovenClass woven = weaving.weave(LOADER, name, classFile);
        assertThat(planned)
            .as(name)
            .isEqualTo(woven == null ? new TreeSet<>() : callers(woven.classFile()));
        methods += planned.size();
      }
    }
    assertThat(methods).isGreaterThan(20);
  }

  @Test
  void unusedPatterns_areTold() throws IOException {
    AgentConfig config =
        ConfigLoader.load(
            "include=planned.*:planed.*:planned.Service#wrok,exclude=planned.*#half:x.*",
            new Properties(),
            Map.of());
    WeavingPlan plan = WeavingPlan.of(config.get(Options.INCLUDE), config);
    plan.methodsOf(LOADER, "planned/Service", classFile("planned/Service"));
    assertThat(plan.unusedIncludes()).containsExactly("planed.*", "planned.Service#wrok");
    assertThat(plan.unusedExcludes()).containsExactly("x.*");
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().startsWith("com/") && entry.getName().endsWith(".class");
  }

  private static String jarOfJackson() {
    return JsonFactory.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static TreeSet<String> planned(List<PlannedMethod> methods) {
    TreeSet<String> names = new TreeSet<>();
    for (PlannedMethod method : methods) {
      if (method.verdict() == Verdict.WOVEN) {
        names.add(method.method() + method.parameters());
      }
    }
    return names;
  }

  /** The methods that call us. */
  private static TreeSet<String> callers(byte[] classFile) {
    TreeSet<String> names = new TreeSet<>();
    ClassVisitor visitor =
        new ClassVisitor(OpenedClassReader.ASM_API) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(OpenedClassReader.ASM_API) {
              @Override
              public void visitMethodInsn(
                  int opcode, String owner, String called, String type, boolean isInterface) {
                if (owner.equals(Tracer.class.getName().replace('.', '/'))) {
                  names.add(name + parameters(descriptor));
                }
              }
            };
          }
        };
    OpenedClassReader.of(classFile).accept(visitor, ClassReader.SKIP_FRAMES);
    return names;
  }

  private static String parameters(String descriptor) {
    return Stream.of(Type.getArgumentTypes(descriptor))
        .map(Type::getClassName)
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static byte[] classFile(String name) throws IOException {
    return LOADER.getResourceAsStream(name + ".class").readAllBytes();
  }
}
