package io.telemetryagent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.ConfigLoader;
import io.telemetryagent.log.AgentLog;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Weaves classes that are loaded already, in this JVM, and gives them back as they were. */
class InstallerTest {
  private static final Instrumentation REAL = ByteBuddyAgent.install();
  private static final ClassLoader APP = new AppLoader();

  private final List<List<Class<?>>> retransformed = new ArrayList<>();
  private final List<Object> removed = new ArrayList<>();
  private final MethodTable methods = new MethodTable();
  private final EventQueue queue = new EventQueue(1024, false, 0, 42);
  private Class<?> counter;
  private Class<?> other;
  private Installer installer;

  @BeforeEach
  void load() throws Exception {
    counter = APP.loadClass("woven.Counter");
    other = APP.loadClass("woven.Other");
    Tracer.start(queue);
  }

  @AfterEach
  void remove() {
    installer.remove();
    Tracer.stop();
  }

  @Test
  void loadedClasses_areWovenInOneBatch_andCounted() throws Exception {
    install("woven.*");
    assertThat(calls(counter)).containsExactly("woven.Counter.run", "woven.Counter.add");
    assertThat(calls(other)).containsExactly("woven.Other.run");
    assertThat(retransformed).hasSize(1);
    assertThat(installer.count().classes).isEqualTo(2);
    assertThat(installer.count().methods).isEqualTo(3);
  }

  @Test
  void change_weavesWhatIsIncludedNow_andRestoresWhatIsNot() throws Exception {
    byte[] before = codeOf(counter);
    install("woven.Counter");
    installer.change(List.of("woven.Other"), config("events=function"));
    assertThat(calls(counter)).isEmpty();
    assertThat(codeOf(counter)).isEqualTo(before);
    assertThat(calls(other)).containsExactly("woven.Other.run");
    assertThat(installer.count().classes).isEqualTo(1);
  }

  @Test
  void change_leavesAloneWhatItDoesNotConcern() {
    install("woven.*");
    retransformed.clear();
    installer.change(List.of("woven.*"), config("events=function,exclude=woven.Counter#add"));
    assertThat(retransformed).containsExactly(List.of(counter));
    assertThat(installer.count().methods).isEqualTo(2);
  }

  @Test
  void functionsThatAreNotWanted_areNotWoven() throws Exception {
    install("woven.*");
    installer.change(List.of("woven.*"), config("events=http"));
    assertThat(calls(counter)).isEmpty();
    installer.change(List.of("woven.*"), config("events=exception"));
    assertThat(calls(counter)).isNotEmpty();
    installer.change(List.of("woven.*"), config("events=function,enabled=false"));
    assertThat(calls(counter)).isEmpty();
    assertThat(installer.count().classes).isZero();
  }

  @Test
  void annotationPattern_weavesAnewTheClassesThatHaveIt_andNoOther() throws Exception {
    install("@java.lang.Deprecated");
    assertThat(calls(other)).containsExactly("woven.Other.run");
    assertThat(retransformed).containsExactly(List.of(other));
  }

  @Test
  void remove_givesEveryClassItsCodeBack() throws Exception {
    byte[] before = codeOf(counter);
    install("woven.*");
    assertThat(installer.remove()).isEqualTo(2);
    assertThat(removed).containsExactly(installer);
    assertThat(codeOf(counter)).isEqualTo(before);
    assertThat(calls(counter)).isEmpty();
    assertThat(installer.count().classes).isZero();
  }

  @Test
  void classThatCannotBeWoven_leavesTheOthersOfItsBatchWoven() throws Exception {
    ClassFileTransformer spoiling = new Spoiling(counter);
    install("woven.Nothing");
    REAL.addTransformer(spoiling, true);
    try {
      installer.change(List.of("woven.*"), config("events=function"));
      assertThat(calls(other)).containsExactly("woven.Other.run");
      assertThat(installer.count().classes).isEqualTo(1);
    } finally {
      REAL.removeTransformer(spoiling);
    }
    assertThat(calls(counter)).isEmpty();
  }

  private void install(String include) {
    AgentLog log = AgentLog.toStderr(AgentLog.Level.OFF);
    installer = new Installer(recording(), config("events=function"), methods, log);
    installer.install(List.of(include.split(":")), config("events=function"));
  }

  /** Without threads and libraries: the JDK's classes do not see ours here. */
  private static AgentConfig config(String options) {
    return ConfigLoader.load(
        options + ",disable=url_connection:java_client:jdk_server:threads",
        new Properties(),
        Map.of());
  }

  private List<String> calls(Class<?> type) throws ReflectiveOperationException {
    ((Runnable) type.getConstructor().newInstance()).run();
    List<String> names = new ArrayList<>();
    queue.drain(
        (words, at, source, payload) -> {
          if (words[at] >>> 32 == 0) {
            names.add(methods.functionName((int) words[at]));
          }
        });
    return names;
  }

  private static byte[] codeOf(Class<?> type) throws Exception {
    byte[][] code = new byte[1][];
    ClassFileTransformer reader =
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader,
              String name,
              Class<?> redefined,
              ProtectionDomain domain,
              byte[] classFile) {
            code[0] = redefined == type ? classFile : code[0];
            return null;
          }
        };
    REAL.addTransformer(reader, true);
    REAL.retransformClasses(type);
    REAL.removeTransformer(reader);
    return code[0];
  }

  private Instrumentation recording() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            Instrumentation.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("retransformClasses")) {
                retransformed.add(List.of((Class<?>[]) arguments[0]));
              }
              if (method.getName().equals("removeTransformer")) {
                removed.add(arguments[0]);
              }
              try {
                return method.invoke(REAL, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** What it loads is not of the agent's loader, which is never woven. */
  private static final class AppLoader extends URLClassLoader {
    AppLoader() {
      super(new URL[] {InstallerTest.class.getProtectionDomain().getCodeSource().getLocation()});
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("woven.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  /** Makes a class file that no JVM takes. */
  private record Spoiling(Class<?> type) implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader,
        String name,
        Class<?> redefined,
        ProtectionDomain domain,
        byte[] classFile) {
      return redefined == type ? new byte[] {1, 2, 3} : null;
    }
  }
}
