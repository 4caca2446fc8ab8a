package io.telemetryagent.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why attaching fails is told in one line, with what helps, and the process is left alone. */
class AttachFailuresTest {
  private static final List<String> NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  private static final Path CLASSES = Path.of("target/programs/java8").toAbsolutePath();

  /** In /tmp, where another user may read it, and may be kept from it. */
  private Path folder;

  private Path jar;

  @BeforeEach
  void copy() throws IOException {
    folder = Files.createTempDirectory(Path.of("/tmp"), "telemetry");
    allow(folder, "rwxr-xr-x");
    jar = folder.resolve("telemetry-agent.jar");
    Files.copy(AgentJvm.AGENT, jar);
    allow(jar, "rw-r--r--");
  }

  @AfterEach
  void remove() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void endedProcess() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    assertFails(attach(ended.pid()), "there is no process " + ended.pid() + "; ");
  }

  /** To be asked to let someone in would end it. */
  @Test
  void nativeProgram() throws Exception {
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try {
      assertFails(attach(sleep.pid()), "sleep, not a JVM ");
      assertThat(sleep.isAlive()).isTrue();
    } finally {
      sleep.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8, -XX:+DisableAttachMechanism, lets nobody in",
    "17, -XX:+DisableAttachMechanism, lets nobody in",
    "21, -XX:-EnableDynamicAgentLoading, forbids to load an agent",
    "25, -XX:-EnableDynamicAgentLoading, forbids to load an agent",
  })
  void jvmThatForbidsIt(int java, String flag, String reason) throws Exception {
    try (TargetProcess target = TargetProcess.java(java, flag)) {
      assertFails(attach(target.pid()), "was started with " + flag);
      assertThat(attach(target.pid()).stderr()).contains(reason, "-javaagent:");
      assertThat(target.ask("7")).isEqualTo("answer 7");
    }
  }

  @Test
  void badOption_isFoundBeforeTheProcessIsTouched() throws Exception {
    try (TargetProcess target = TargetProcess.java(Jdks.own())) {
      String pid = String.valueOf(target.pid());
      for (String option : List.of("flush_ms=soon", "inclde=a.*", "include")) {
        Command command = Command.run(jar, "attach", pid, option);
        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.stderr()).hasLineCount(1).contains(option.split("=")[0]);
      }
      assertThat(Path.of("/tmp/.java_pid" + pid)).doesNotExist();
    }
  }

  @Test
  void stoppedProcess() throws Exception {
    try (TargetProcess target = TargetProcess.java(Jdks.own())) {
      signal("STOP", target.pid());
      assertFails(attach(target.pid()), "is stopped; kill -CONT " + target.pid());
      signal("CONT", target.pid());
      assertThat(target.ask("7")).isEqualTo("answer 7");
    }
  }

  @Test
  void processThatEndsMeanwhile() throws Exception {
    try (TargetProcess target = TargetProcess.program("attached.Vanishing")) {
      assertFails(attach(target.pid()), "ended while it was being attached to");
    }
  }

  @Test
  void processOfAnotherUser() throws Exception {
    assumeNobody();
    try (TargetProcess target = TargetProcess.java(Jdks.own())) {
      List<String> start = new ArrayList<>(NOBODY);
      start.addAll(Command.java(Jdks.own(), jar));
      Command command = Command.run(start, "attach", target.pid() + "");
      assertFails(command, "is of the user root, and a JVM lets in its own user alone");
      assertThat(command.stderr()).contains("sudo -u root java -jar");
      assertThat(Command.run(start, "list").stdout()).doesNotContain("attached.Target");
    }
  }

  @Test
  void jarThatTheUserOfTheProcessMayNotRead() throws Exception {
    assumeNobody();
    try (TargetProcess target = targetOfNobody()) {
      allow(jar, "rw-------");
      Command command = attach(target.pid());
      assertFails(command, "the user of process " + target.pid() + ", nobody, may not read " + jar);
      allow(jar, "rw-r--r--");
      allow(folder, "rwx------");
      assertFails(
          attach(target.pid()), "may not read " + folder + ", so its JVM cannot load " + jar);
    }
  }

  @Test
  void rootOfJava8_isLetInByItsOwnUserAlone() throws Exception {
    assumeNobody();
    try (TargetProcess target = targetOfNobody()) {
      assertFails(
          Command.run(8, "attach", target.pid() + ""), "is of the user nobody, and a JVM lets in");
    }
  }

  private TargetProcess targetOfNobody() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("attached"));
    Files.copy(CLASSES.resolve("attached/Target.class"), classes.resolve("Target.class"));
    allow(classes, "rwxr-xr-x");
    return TargetProcess.startedBy(NOBODY, folder);
  }

  @Test
  void processInAContainer() throws Exception {
    List<String> unshare = List.of("unshare", "--pid", "--fork", "--mount-proc");
    assumeTrue(works(unshare), "cannot make a pid namespace here");
    try (TargetProcess target = TargetProcess.startedBy(unshare, CLASSES)) {
      assertFails(
          Command.run(8, "attach", target.pid() + ""),
          "is in a container, or has a /tmp of its own, where Java 8 cannot attach from outside");
      Command command =
          Command.run(
              jar, "attach", target.pid() + "", "output_path=" + folder.resolve("lines.jsonl"));
      assertThat(command.exitCode()).as(command.stderr()).isZero();
      assertThat(target.ask("7")).isEqualTo("answer 7");
    }
  }

  @Test
  void jarThatIsNotInTheContainer() throws Exception {
    List<String> unshare =
        List.of(
            "unshare",
            "--mount",
            "--pid",
            "--fork",
            "--mount-proc",
            "sh",
            "-c",
            "mount -t tmpfs none /tmp && exec \"$@\"",
            "sh");
    assumeTrue(works(unshare), "cannot mount here");
    assumeTrue(!CLASSES.startsWith("/tmp"), "the programs are in /tmp");
    try (TargetProcess target = TargetProcess.startedBy(unshare, CLASSES)) {
      assertFails(attach(target.pid()), "is in a container that has no file " + jar);
    }
  }

  @Test
  void nameOfSeveralProcesses() throws Exception {
    try (TargetProcess one = TargetProcess.java(Jdks.own());
        TargetProcess other = TargetProcess.java(Jdks.own())) {
      Command command = Command.run(jar, "status", "attached.Target");
      assertThat(command.exitCode()).isEqualTo(1);
      assertThat(command.stderr())
          .contains("may be any of ", one.pid() + " (attached.Target)", other.pid() + " (attached");
      assertFails(Command.run(jar, "status", "no.such.Name"), "no JVM here is called no.such.Name");
    }
  }

  private Command attach(long pid) {
    return Command.run(jar, "attach", String.valueOf(pid));
  }

  private static void assertFails(Command command, String reason) {
    assertThat(command.stderr()).startsWith("telemetry-agent: ").contains(reason).hasLineCount(1);
    assertThat(command.stdout()).isEmpty();
    assertThat(command.exitCode()).isEqualTo(1);
  }

  private static void assumeNobody() {
    List<String> start = new ArrayList<>(NOBODY);
    start.add(Jdks.java(Jdks.own()).toString());
    assumeTrue(works(start, "-version"), "cannot run Java as another user here");
  }

  private static boolean works(List<String> start, String... words) {
    try {
      return Command.run(start, words.length == 0 ? new String[] {"true"} : words).exitCode() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static void signal(String name, long pid) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, pid + "").start().waitFor()).isZero();
  }

  private static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
