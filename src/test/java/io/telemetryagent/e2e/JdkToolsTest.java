package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JAVA_TOOL_OPTIONS reach every JVM that is started, also those of the JDK's own tools. */
class JdkToolsTest {

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java -version",
        "java -help",
        "java --list-modules",
        "javac -version",
        "javac -d . Hello.java",
        "javap -p Hello.class",
        "jar --create --file hello.jar Hello.class",
        "javadoc --version",
        "jps -q --help",
        "jcmd -h",
        "jlink --version",
        "jdeps --version",
        "jhsdb jinfo --help",
        "jshell -s hello.jsh",
        "keytool -genkeypair -alias a -keyalg EC -dname CN=a -keystore keys -storepass changeit",
        "keytool -list -keystore keys -storepass changeit",
        "serialver -classpath . Hello",
      })
  void tool_isLeftAlone(String command) throws IOException, InterruptedException {
    Files.writeString(
        temp.resolve("Hello.java"),
        "class Hello implements java.io.Serializable { static final long serialVersionUID = 1; }");
    Files.writeString(temp.resolve("hello.jsh"), "System.out.println(1 + 1)\n/exit\n");
    if (!command.startsWith("javac")) {
      result("javac -d . Hello.java", "");
    }
    if (command.startsWith("keytool -list")) {
      result(
          "keytool -genkeypair -alias a -dname CN=a -keystore keys -storepass changeit -keyalg EC",
          "");
    }
    List<String> plain = result(command, "");
    Files.deleteIfExists(temp.resolve("keys" + (command.contains("-gen") ? "" : "?")));
    List<String> traced = result(command, AgentJvm.agentFlag("output_path=lines.jsonl"));
    assertThat(traced).isEqualTo(plain);
    assertThat(temp.resolve("lines.jsonl")).doesNotExist();
  }

  /** Exit code, then all that it printed but the JVM's own remark about the variable. */
  private List<String> result(String command, String toolOptions)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.set(0, Path.of(System.getProperty("java.home"), "bin", words.get(0)).toString());
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("JAVA_TOOL_OPTIONS", toolOptions);
    Process process = builder.directory(temp.toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Stream.concat(
            Stream.of("exit code " + process.waitFor()),
            printed.lines().filter(line -> !line.startsWith("Picked up ")))
        .toList();
  }
}
