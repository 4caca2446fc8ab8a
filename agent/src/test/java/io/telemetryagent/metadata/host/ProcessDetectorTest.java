package io.telemetryagent.metadata.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.metadata.facts.FakeMachine;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.redact.Redactor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessDetectorTest {
  @TempDir Path root;

  @Test
  void detect_readsProc() {
    FakeMachine machine = new FakeMachine(root).link("/proc/4711/exe", "/opt/jdk/bin/java");
    machine.link("/proc/self", "4711");
    machine.file(
        "/proc/4711/cmdline", "java\0-Ddb.password=hunter2\0-jar\0my shop.jar\0--token\0abc\0");

    Resource process = new ProcessDetector(machine.surroundings(), Redactor.DEFAULT).detect();

    assertThat(process.get("process.pid")).isEqualTo(4711);
    assertThat(process.get("process.executable")).isEqualTo("/opt/jdk/bin/java");
    assertThat(process.text("process.command_line"))
        .startsWith("java -Ddb.password=")
        .contains(" -jar my shop.jar --token ")
        .doesNotContain("hunter2", "abc");
  }

  @Test
  void detect_worksWithoutProc() {
    FakeMachine machine = new FakeMachine(root).property("java.home", "" + root.resolve("jdk"));
    machine.file("/jdk/bin/java", "").property("sun.java.command", "shop.jar --port 80");

    Resource process = new ProcessDetector(machine.surroundings(), Redactor.DEFAULT).detect();

    assertThat(process.get("process.pid")).isEqualTo((int) ProcessHandle.current().pid());
    assertThat(process.text("process.executable")).endsWith("/jdk/bin/java");
    assertThat(process.text("process.command_line")).endsWith("/jdk/bin/java shop.jar --port 80");
  }

  @Test
  void executable_isNotAFileThatWasReplaced() {
    FakeMachine machine = new FakeMachine(root).property("java.home", "" + root.resolve("jdk"));
    machine.file("/jdk/bin/java", "").link("/proc/self/exe", "/old/bin/java (deleted)");

    assertThat(
            new ProcessDetector(machine.surroundings(), Redactor.DEFAULT)
                .detect()
                .text("process.executable"))
        .endsWith("/jdk/bin/java");
  }

  @Test
  void commandLine_isCutWhereItIsEndless() {
    FakeMachine machine =
        new FakeMachine(root).file("/proc/self/cmdline", "java\0-cp\0a".repeat(9999));

    assertThat(
            new ProcessDetector(machine.surroundings(), Redactor.DEFAULT)
                .detect()
                .text("process.command_line"))
        .hasSize(4096)
        .endsWith("...");
  }
}
