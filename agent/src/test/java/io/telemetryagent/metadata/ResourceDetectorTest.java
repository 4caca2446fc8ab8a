package io.telemetryagent.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.metadata.app.LaunchCommand;
import io.telemetryagent.metadata.facts.FakeMachine;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import io.telemetryagent.redact.Redactor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceDetectorTest {
  @Test
  @SuppressWarnings("unchecked")
  void local_knowsThisVeryProcess() {
    Surroundings surroundings = Surroundings.ofThisJvm();
    LaunchCommand launch = LaunchCommand.of(surroundings);

    Map<String, Object> facts =
        ResourceDetector.local(surroundings, launch, "shop", "1", "test", Redactor.DEFAULT).toMap();

    assertThat(facts).containsEntry("environment", "test");
    assertThat((Map<String, Object>) facts.get("process"))
        .containsEntry("pid", (int) ProcessHandle.current().pid())
        .doesNotContainValue(null);
    assertThat((Map<String, Object>) facts.get("resource")).doesNotContainValue(null);
    assertThat((Map<String, Object>) facts.get("host")).containsKeys("name", "ip", "public_ip");
  }

  @Test
  void local_readsOfTheMachineBelowItsFolder_andOfTheProcessWhereItIs(@TempDir Path folder) {
    new FakeMachine(folder)
        .file("/etc/os-release", "PRETTY_NAME=\"Host OS 7\"")
        .file("/proc/sys/kernel/hostname", "host-7")
        .link("/proc/self", "4711")
        .file("/proc/4711/cgroup", "0::/system.slice/docker-" + "5c1e".repeat(16) + ".scope");
    Surroundings surroundings = Surroundings.ofThisJvm().below(folder.toString());

    Resource facts =
        ResourceDetector.local(
            surroundings, LaunchCommand.of(surroundings), "shop", "1", "test", Redactor.DEFAULT);

    assertThat(facts.text("resource.os.description")).startsWith("Host OS 7, ");
    assertThat(facts.get("host.name")).isEqualTo("host-7");
    assertThat(facts.details()).containsEntry("container.id", "5c1e".repeat(16));
    assertThat(facts.get("process.pid")).isEqualTo((int) ProcessHandle.current().pid());
    assertThat(facts.text("process.command_line")).contains("java");
  }
}
