package io.telemetryagent.metadata.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.metadata.facts.FakeMachine;
import io.telemetryagent.metadata.facts.Resource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatingSystemTest {
  @TempDir Path root;

  @Test
  void detect_describesALinux() {
    FakeMachine machine = new FakeMachine(root).property("java.version", "21.0.4");
    machine.property("os.name", "Linux").property("os.version", "6.1.0-18-amd64");
    machine.file("/etc/os-release", "NAME=x\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");

    Resource system = OperatingSystem.detect(machine.surroundings());

    assertThat(system.toMap().get("resource"))
        .hasToString(
            "{telemetry.sdk.name=custom-injector, telemetry.sdk.version=2.0.0, runtime.name=java,"
                + " runtime.version=21.0.4, os.type=linux,"
                + " os.description=Debian GNU/Linux 12 (bookworm), Linux 6.1.0-18-amd64}");
  }

  @ParameterizedTest
  @CsvSource({"Mac OS X, darwin", "Windows Server 2022, windows", "AIX, "})
  void type_isOneOfTheFormatsWords(String name, String type) {
    FakeMachine machine = new FakeMachine(root).property("os.name", name);

    Resource system = OperatingSystem.detect(machine.surroundings());

    assertThat(system.get("resource.os.type")).isEqualTo(type);
    assertThat(system.get("resource.os.description")).isEqualTo(name);
  }
}
