package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Javac;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be woven runs as it is, and is named; all else is traced. */
class UnwovenTest {
  private static final String SMALL = "class Small { static int work(int n) { return n * 3; } }";

  @TempDir private Path temp;

  /** As strict module systems do: what woven code calls is not in the bundle. */
  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void classLoaderThatHidesAllButTheJdk_keepsItsClassesAsTheyAre(int java) {
    Run run = AgentJvm.java(java).main("safety.Loaders").options("include=safety.*").runSpeaking();
    assertThat(run.stdout()).isEqualTo("hello guest!\n".repeat(2));
    assertThat(run.stderr().lines()).hasSize(2).allMatch(line -> line.contains("not woven"));
    assertThat(run.calls()).containsEntry("safety.Loaders.call", 2L);
  }

  /** The largest methods that the class file format allows have no room for more. */
  @Test
  void methodsTooLarge_areNamed() throws IOException {
    compile("Huge", hugeMethods());
    Run run = runBesideSmall("Huge");
    assertThat(run.calls()).containsOnlyKeys("Huge.main", "Small.work");
    assertThat(run.stderr().lines())
        .containsExactlyInAnyOrder(tooLarge("Huge.fill()"), tooLarge("Huge.locals(int)"));
  }

  @Test
  void classWithAFullConstantPool_isNamed() throws IOException {
    int few = 60_000;
    compile("Full", constants(few));
    compile("Full", constants(few + 65_530 - constantPoolCount(temp.resolve("Full.class"))));
    Run run = runBesideSmall("Full");
    assertThat(run.calls()).containsOnlyKeys("Small.work");
    assertThat(run.stderr().lines())
        .singleElement()
        .asString()
        .startsWith("telemetry-agent WARN Cannot weave Full; it runs unwoven: ");
  }

  private void compile(String name, String source) throws IOException {
    Path small = Files.writeString(temp.resolve("Small.java"), SMALL);
    Path file = Files.writeString(temp.resolve(name + ".java"), source);
    Javac.compile(8, temp, List.of(), file, small);
  }

  private Run runBesideSmall(String name) {
    AgentJvm jvm =
        AgentJvm.java(Jdks.own()).classpath(temp).main(name).options("include=Small:" + name);
    Run run = jvm.runSpeaking();
    assertThat(run.stdout()).isNotEmpty().isEqualTo(jvm.runPlain().stdout());
    return run;
  }

  private static String tooLarge(String method) {
    return "telemetry-agent WARN Cannot weave "
        + method
        + ": it is as large as a method may be; it runs unwoven";
  }

  /** Six bytes a statement, 65,534 bytes at most; and 65,535 slots for locals. */
  private static String hugeMethods() {
    return "class Huge {\n"
        + "  static long[] a = new long[1];\n"
        + "  static void fill() {\n"
        + "    long[] x = a;\n"
        + repeated(65_525 / 6, i -> "    x[0] = 77777L;\n")
        + "  }\n"
        + "  static int locals(int n) {\n"
        + repeated(65_534 / 2, i -> "    long l" + i + ";\n")
        + "    return n + 1;\n"
        + "  }\n"
        + "  public static void main(String[] args) {\n"
        + "    fill();\n"
        + "    System.out.println(a[0] + Small.work(1) + locals(1));\n"
        + "  }\n"
        + "}\n";
  }

  /** A class with so many constants, in ten methods. */
  private static String constants(int count) {
    return "class Full {\n"
        + repeated(10, method -> constants(method, method * count / 10, (method + 1) * count / 10))
        + "  public static void main(String[] args) {\n"
        + "    System.out.println(Small.work("
        + repeated(10, method -> "m" + method + "() + ")
        + "1));\n"
        + "  }\n"
        + "}\n";
  }

  private static String constants(int method, int from, int to) {
    return "  static int m"
        + method
        + "() {\n"
        + "    int[] x = new int[1];\n"
        + repeated(to - from, i -> "    x[0] = " + (100_000 + from + i) + ";\n")
        + "    return x[0];\n"
        + "  }\n";
  }

  private static String repeated(int times, IntFunction<String> text) {
    return IntStream.range(0, times).mapToObj(text).collect(Collectors.joining());
  }

  /** The number of entries, and one; 65,535 at most. */
  private static int constantPoolCount(Path classFile) throws IOException {
    return Short.toUnsignedInt(ByteBuffer.wrap(Files.readAllBytes(classFile)).getShort(8));
  }
}
