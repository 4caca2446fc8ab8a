package io.telemetryagent.metadata.cloud;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telemetryagent.metadata.client.Deadline;
import io.telemetryagent.metadata.client.HttpStatusException;
import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.kubernetes.KubernetesDetector;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GcpProbesTest extends ProbeHarness {
  @Test
  void gce_tellsOfItsMachine() throws Exception {
    gcp(GcpServer.ID, "9223372036854775809");
    gcp(GcpServer.ZONE, "projects/42/zones/europe-west1-b");
    gcp(GcpServer.PROJECT, "shop-prod");
    gcp(GceProbe.TYPE, "projects/42/machineTypes/c4a-standard-8");
    gcp(GceProbe.IMAGE, "projects/debian-cloud/global/images/debian-12-v20261101");
    gcp(GceProbe.PUBLIC_IP, "198.51.100.8");

    Resource facts = probe(new GceProbe(machine.surroundings(), true));

    assertThat(facts.toMap().get("cloud"))
        .hasToString(
            "{provider=gcp, region=europe-west1, availability_zone=europe-west1-b,"
                + " account.id=shop-prod, instance.id=9223372036854775809,"
                + " machine.type=c4a-standard-8,"
                + " image.id=projects/debian-cloud/global/images/debian-12-v20261101,"
                + " platform=gce, metadata_source=gce}");
    assertThat(facts.get("host.public_ip")).isEqualTo("198.51.100.8");
    server.verify(0, anyRequestedFor(urlMatching(".*recursive.*")));
  }

  @Test
  void gce_losesOnlyWhatHasNoAnswer() throws Exception {
    gcp(GcpServer.ID, "42");
    gcp(GcpServer.PROJECT, "shop-prod");

    Resource facts = probe(new GceProbe(machine.surroundings(), false));

    assertThat(facts.get("cloud.account.id")).isEqualTo("shop-prod");
    assertThat(facts.get("cloud.region")).isNull();
    server.verify(0, anyRequestedFor(urlMatching(".*access-configs.*")));
  }

  @Test
  void gce_isNoneWithoutTheHeader() {
    everything(200, "42");

    assertThatThrownBy(() -> probe(new GceProbe(machine.surroundings(), true)))
        .isInstanceOf(HttpStatusException.class);
  }

  @Test
  void gce_isAskedAtTheHostOfTheEnvironment() throws Exception {
    gcp(GcpServer.ID, "42");
    machine.env("GCE_METADATA_HOST", "127.0.0.1:" + server.port());

    Resource facts =
        new GceProbe(machine.surroundings(), true)
            .probe(new MetadataClient(null, Deadline.afterMillis(5000)));

    assertThat(facts.get("cloud.instance.id")).isEqualTo("42");
  }

  @Test
  void gke_tellsOfItsCluster() throws Exception {
    gcp(GkeProbe.CLUSTER, "prod-eu");
    gcp(GkeProbe.LOCATION, "europe-west1");

    Resource facts = probe(new GkeProbe(machine.surroundings()));

    assertThat(facts.get("cloud.platform")).isEqualTo("gke");
    assertThat(facts.get("cloud.region")).isEqualTo("europe-west1");
    assertThat(facts.get("k8s.cluster.name")).isEqualTo("prod-eu");
    assertThat(facts.merge(GceProbe.parse(Map.of(GcpServer.ID, "42"))).get("cloud.platform"))
        .isEqualTo("gke");
  }

  @Test
  void gke_isAlsoInTheIssuerOfTheToken() {
    machine.token(
        KubernetesDetector.SERVICE_ACCOUNT + "token",
        "https://container.googleapis.com/v1/projects/shop-prod/locations/us-east1-c"
            + "/clusters/prod");

    Resource facts = new GkeProbe(machine.surroundings()).local();

    assertThat(facts.get("cloud.account.id")).isEqualTo("shop-prod");
    assertThat(facts.get("cloud.region")).isEqualTo("us-east1");
    assertThat(facts.get("k8s.cluster.name")).isEqualTo("prod");
  }

  @Test
  void gke_isAskedInKubernetesOnly() {
    CloudSigns signs = new CloudSigns(machine.surroundings(), true);
    assertThat(new GkeProbe(machine.surroundings()).isWorthAsking(signs)).isFalse();

    machine.env("KUBERNETES_SERVICE_HOST", "10.0.0.1");
    assertThat(new GkeProbe(machine.surroundings()).isWorthAsking(signs)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "K_SERVICE, cloud_run, null",
    "K_CONFIGURATION, cloud_run, null",
    "CLOUD_RUN_JOB, cloud_run, null",
    "FUNCTION_TARGET, cloud_functions, null",
    "GAE_SERVICE, app_engine, eu7",
  })
  void serverless_isToldApartByTheEnvironment(String variable, String platform, String zone)
      throws Exception {
    machine.env(variable, "shop");
    gcp(GcpServer.ID, "00bf4bf02d".repeat(10));
    gcp(GcpServer.REGION, "projects/42/regions/europe-west1");
    gcp(GcpServer.ZONE, "projects/42/zones/eu7");
    gcp(GcpServer.PROJECT, "shop-prod");
    CloudSigns signs = new CloudSigns(machine.surroundings(), false);

    Resource local = MetadataProbes.local(machine.surroundings());
    Resource asked = Resource.EMPTY;
    for (MetadataProbe probe : MetadataProbes.all(machine.surroundings(), "metadata")) {
      if (probe.isWorthAsking(signs)) asked = asked.merge(probe(probe));
    }

    assertThat(local.toMap().get("cloud").toString())
        .contains("provider=gcp", "platform=" + platform, "metadata_source=env");
    assertThat(local.merge(asked).toMap().get("cloud").toString())
        .contains("region=europe-west1, availability_zone=" + zone + ", account.id=shop-prod")
        .contains("instance.id=00bf4bf02d", "platform=" + platform, "metadata_source=gce");
  }

  @Test
  void appEngine_isInAZoneOfItsOwnOrOfComputeEngine_andTheRegionIsNeverMadeOfItsOwn() {
    assertThat(cloudOfAppEngine("projects/42/zones/eu7"))
        .contains("region=null, availability_zone=eu7,");
    assertThat(cloudOfAppEngine("projects/42/zones/europe-west1-b"))
        .contains("region=europe-west1, availability_zone=europe-west1-b,");
    assertThat(cloudOfAppEngine("projects/42/zones/<b>eu7"))
        .contains("region=null, availability_zone=null,");
  }

  private static String cloudOfAppEngine(String zone) {
    return AppEngineProbe.parse(Map.of(GcpServer.ZONE, zone)).toMap().get("cloud").toString();
  }

  @Test
  void serverless_isAFunctionWhereItIsBoth() {
    machine.env("K_SERVICE", "shop").env("FUNCTION_TARGET", "placeOrder");

    assertThat(MetadataProbes.local(machine.surroundings()).get("cloud.platform"))
        .isEqualTo("cloud_functions");
  }
}
