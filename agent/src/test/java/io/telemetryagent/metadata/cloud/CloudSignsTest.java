package io.telemetryagent.metadata.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.metadata.facts.FakeMachine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudSignsTest {
  private static final String DMI = "/sys/class/dmi/id/";

  @TempDir Path root;
  private FakeMachine machine;

  @BeforeEach
  void setUp() {
    machine = new FakeMachine(root);
  }

  @Test
  void mayBe_isNoCloudOnALaptop() {
    laptop().env("AWS_REGION", "eu-west-1").env("GOOGLE_CLOUD_PROJECT", "x");

    assertThat(worthAsking(false)).isEmpty();
  }

  @Test
  void mayBe_isAnyCloudWhereTheHardwareIsHidden() {
    assertThat(worthAsking(false)).containsExactly("aws", "gcp", "azure");
    assertThat(likely(false)).isEmpty();
  }

  @Test
  void mayBe_isAnyCloudForAnEndpointThatTheUserNamed() {
    laptop();

    assertThat(worthAsking(true)).containsExactly("aws", "gcp", "azure");
  }

  @ParameterizedTest
  @CsvSource({
    "sys_vendor, Amazon EC2, aws",
    "board_asset_tag, i-0123456789abcdef0, aws",
    "product_name, Google Compute Engine, gcp",
    "sys_vendor, Google, gcp",
  })
  void mayBe_isWhatTheHardwareSays(String file, String text, String provider) {
    machine.file(DMI + "sys_vendor", "Xen").file(DMI + file, text + "\n");

    assertThat(worthAsking(false)).containsExactly(provider);
    assertThat(likely(false)).containsExactly(provider);
  }

  @Test
  void mayBe_isAwsForItsHypervisor() {
    machine.file(DMI + "sys_vendor", "Xen").file("/sys/hypervisor/uuid", "ec2e1916-0000");

    assertThat(worthAsking(false)).containsExactly("aws");
  }

  @Test
  void mayBe_isAwsForTheFileOfBeanstalk() {
    laptop().file(BeanstalkProbe.FILE, "{}");

    assertThat(worthAsking(true)).containsExactly("aws");
    assertThat(likely(false)).containsExactly("aws");
  }

  @Test
  void mayBe_isAzureForItsMachinesButNotForASurface() {
    machine.file(DMI + "sys_vendor", "Microsoft Corporation");
    machine.file(DMI + "product_name", "Surface Laptop 5");
    assertThat(worthAsking(false)).isEmpty();

    machine.file(DMI + "product_name", "Virtual Machine");
    assertThat(worthAsking(false)).containsExactly("azure");
  }

  @ParameterizedTest
  @CsvSource({
    "ECS_CONTAINER_METADATA_URI_V4, aws",
    "AWS_LAMBDA_FUNCTION_NAME, aws",
    "AWS_EC2_METADATA_SERVICE_ENDPOINT, aws",
    "GCE_METADATA_HOST, gcp",
    "K_SERVICE, gcp",
    "GAE_SERVICE, gcp",
    "WEBSITE_SITE_NAME, azure",
    "CONTAINER_APP_NAME, azure",
  })
  void mayBe_isWhatTheEnvironmentSaysAboveAll(String name, String provider) {
    machine.env(name, "x");

    assertThat(worthAsking(false)).containsExactly(provider);
    assertThat(worthAsking(true)).containsExactly(provider);
  }

  @Test
  void mayBe_isNotGoogleForKnativeInACluster() {
    laptop().env("K_SERVICE", "x").env("KUBERNETES_SERVICE_HOST", "10.0.0.1");

    assertThat(worthAsking(false)).isEmpty();
  }

  private FakeMachine laptop() {
    return machine.file(DMI + "sys_vendor", "LENOVO").file(DMI + "product_name", "20XW");
  }

  private List<String> worthAsking(boolean endpointGiven) {
    CloudSigns signs = new CloudSigns(machine.surroundings(), endpointGiven);
    List<String> found = new ArrayList<>(List.of("aws", "gcp", "azure"));
    found.removeIf(provider -> !signs.mayBe(provider));
    return found;
  }

  private List<String> likely(boolean endpointGiven) {
    CloudSigns signs = new CloudSigns(machine.surroundings(), endpointGiven);
    List<String> found = new ArrayList<>(List.of("aws", "gcp", "azure"));
    found.removeIf(provider -> !signs.isLikely(provider));
    return found;
  }
}
