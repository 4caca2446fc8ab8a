package io.telemetryagent.metadata.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.metadata.facts.FakeMachine;
import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostDetectorTest {
  @TempDir Path root;

  @Test
  void name_isTheKernelsBeforeTheFilesAndTheEnvironment() {
    FakeMachine machine = new FakeMachine(root).env("HOSTNAME", "env");
    assertThat(name(machine)).isEqualTo("env");

    machine.file("/etc/hostname", "file\n");
    assertThat(name(machine)).isEqualTo("file");

    machine.file("/proc/sys/kernel/hostname", "kernel\n");
    assertThat(name(machine)).isEqualTo("kernel");

    machine.env("OTEL_RESOURCE_ATTRIBUTES", "host.name=given");
    assertThat(name(machine)).isEqualTo("given");
  }

  @Test
  void ip_isOneOfThisMachineAndNoNameOrScope() throws Exception {
    String ip = PrimaryAddress.text();

    assertThat(ip).matches("[0-9a-f.:]+");
    assertThat(java.net.NetworkInterface.getByInetAddress(InetAddress.getByName(ip))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 192.0.2.5, 192.0.2.5",
    "2001:db8::5, 192.0.2.5, 192.0.2.5",
    "192.0.2.5, 198.51.100.5, 192.0.2.5",
    "fe80::1, 2001:db8::5, 2001:db8:0:0:0:0:0:5",
    "169.254.3.4, 2001:db8::5, 2001:db8:0:0:0:0:0:5",
    "::1, 169.254.3.4, 169.254.3.4",
    "0.0.0.0, 127.0.0.1, 127.0.0.1",
  })
  void better_isTheAddressThatOthersReach(String first, String second, String best)
      throws Exception {
    InetAddress better =
        PrimaryAddress.better(InetAddress.getByName(first), InetAddress.getByName(second));

    assertThat(PrimaryAddress.text(better)).isEqualTo(best);
  }

  private static String name(FakeMachine machine) {
    return new HostDetector(machine.surroundings()).detect().text("host.name");
  }
}
