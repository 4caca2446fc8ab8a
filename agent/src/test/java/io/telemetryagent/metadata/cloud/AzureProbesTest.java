package io.telemetryagent.metadata.cloud;

import static io.telemetryagent.metadata.cloud.MetadataFixtures.AKS_CONFIG_MAP;
import static io.telemetryagent.metadata.cloud.MetadataFixtures.AKS_NODE;
import static io.telemetryagent.metadata.cloud.MetadataFixtures.AZURE_DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.kubernetes.KubernetesDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureProbesTest extends ProbeHarness {
  private static final String CONFIG_MAP =
      "/api/v1/namespaces/kube-public/configmaps/aks-cluster-metadata";

  @Test
  void vm_tellsOfItsMachine() throws Exception {
    azure(AZURE_DOCUMENT);

    Resource facts = probe(new AzureVmProbe(machine.surroundings(), true));

    assertThat(facts.toMap().get("cloud"))
        .hasToString(
            "{provider=azure, region=westeurope, availability_zone=2,"
                + " account.id=aaaabbbb-0000-1111-2222-ccccddddeeee,"
                + " instance.id=12345678-90ab-cdef-1234-567890abcdef,"
                + " machine.type=Standard_D4ps_v6,"
                + " image.id=Canonical:ubuntu-24_04-lts:server:latest, platform=azure_vm,"
                + " metadata_source=azure_imds}");
    assertThat(facts.get("host.public_ip")).isEqualTo("198.51.100.9");
    assertThat(AzureVmProbe.parse(AZURE_DOCUMENT, false).get("host.public_ip")).isNull();
  }

  @Test
  void vm_knowsNothingWhereTheTextIsEmpty() {
    Resource facts =
        AzureVmProbe.parse(
            "{\"compute\":{\"vmId\":\"12345678-90ab-cdef-1234-567890abcdef\",\"zone\":\"\","
                + "\"location\":\"\",\"vmSize\":\"\",\"storageProfile\":{}}}",
            true);

    assertThat(facts.known().keySet())
        .containsExactlyInAnyOrder(
            "cloud.provider", "cloud.platform", "cloud.instance.id", "cloud.metadata_source");
  }

  @Test
  void vm_isNoneWithoutAnId() {
    assertThat(AzureVmProbe.parse("{\"compute\":{\"location\":\"westeurope\"}}", true))
        .isEqualTo(Resource.EMPTY);
  }

  @Test
  void aks_takesItsNameFromTheConfigMap() throws Exception {
    machine.env("KUBERNETES_SERVICE_HOST", "10.0.0.1");
    azure(AKS_NODE);
    path(CONFIG_MAP, 200, AKS_CONFIG_MAP);

    Resource facts = probe(new AksProbe(machine.surroundings()));

    assertThat(facts.get("cloud.platform")).isEqualTo("aks");
    assertThat(facts.get("k8s.cluster.name")).isEqualTo("prod_eu");
    assertThat(facts.get("cloud.account.id")).isEqualTo("aaaabbbb-0000-1111-2222-ccccddddeeee");
  }

  @Test
  void aks_takesItsNameFromTheGroupOfItsNodesElse() throws Exception {
    machine.env("KUBERNETES_SERVICE_HOST", "10.0.0.1");
    azure(AKS_NODE);
    path(CONFIG_MAP, 403, "");

    assertThat(probe(new AksProbe(machine.surroundings())).get("k8s.cluster.name"))
        .isEqualTo("prod-eu");
  }

  @Test
  void aks_isAskedForItsNameWhereItsTokenTellsOfIt_andItsNodeIsKeptFromIt() throws Exception {
    machine.env("KUBERNETES_SERVICE_HOST", "10.0.0.1");
    path(CONFIG_MAP, 200, AKS_CONFIG_MAP);
    assertThatThrownBy(() -> probe(new AksProbe(machine.surroundings()))).hasMessage("status 404");

    machine.token(
        KubernetesDetector.SERVICE_ACCOUNT + "token",
        "https://westeurope.oic.prod-aks.azure.com/a/b/");
    assertThat(probe(new AksProbe(machine.surroundings())).get("k8s.cluster.name"))
        .isEqualTo("prod_eu");

    path(CONFIG_MAP, 403, "");
    assertThatThrownBy(() -> probe(new AksProbe(machine.surroundings()))).hasMessage("status 403");
  }

  @ParameterizedTest
  @CsvSource({
    "MC_sales_prod_westeurope, prod",
    "mc_sales_prod_WestEurope, prod",
    "MC_sales_eu_prod_westeurope, ",
    "MC_sales_prod_northeurope, ",
    "MC_westeurope, ",
  })
  void aks_knowsItsNameOnlyWhereTheGroupSplitsCleanly(String group, String cluster) {
    Resource facts = AksProbe.parseNode(AKS_NODE.replace("MC_sales_prod-eu_westeurope", group));

    assertThat(facts.get("cloud.platform")).isEqualTo("aks");
    assertThat(facts.get("k8s.cluster.name")).isEqualTo(cluster);
  }

  @Test
  void aks_isNoneOnMachinesOfOnesOwn() {
    assertThat(AksProbe.parseNode(AZURE_DOCUMENT)).isEqualTo(Resource.EMPTY);
    assertThat(AksProbe.parseConfigMap("{\"data\":{\"clusterResourceId\":\"/a/b\"}}"))
        .isEqualTo(Resource.EMPTY);
  }

  @Test
  void aks_isAlsoKnownFromTheMountedConfigMapAndTheToken() {
    machine.token(
        KubernetesDetector.SERVICE_ACCOUNT + "token",
        "https://westeurope.oic.prod-aks.azure.com/a/b/");
    assertThat(new AksProbe(machine.surroundings()).local().get("cloud.platform")).isEqualTo("aks");

    machine.file(
        "/etc/kubernetes/aks-cluster-metadata/clusterResourceId",
        "/subscriptions/aaaabbbb-0000-1111-2222-ccccddddeeee/resourceGroups/sales"
            + "/providers/Microsoft.ContainerService/managedClusters/prod\n");
    assertThat(new AksProbe(machine.surroundings()).local().get("k8s.cluster.name"))
        .isEqualTo("prod");
  }

  @Test
  void appService_isInItsEnvironment() {
    machine.env("WEBSITE_SITE_NAME", "shop").env("WEBSITE_INSTANCE_ID", "0a1b2c");
    machine.env("REGION_NAME", "West US 2");
    machine.env("WEBSITE_OWNER_NAME", "aaaabbbb-0000-1111-2222-ccccddddeeee+sales-WestUS2webspace");

    assertThat(cloud())
        .isEqualTo(
            "{provider=azure, region=westus2, availability_zone=null,"
                + " account.id=aaaabbbb-0000-1111-2222-ccccddddeeee, instance.id=0a1b2c,"
                + " machine.type=null, image.id=null, platform=app_service,"
                + " metadata_source=env}");
  }

  @Test
  void functions_areToldFromWhatTheyRunOn() {
    machine.env("WEBSITE_SITE_NAME", "shop").env("FUNCTIONS_EXTENSION_VERSION", "~4");
    assertThat(cloud()).contains("platform=azure_functions");

    machine.env("FUNCTIONS_EXTENSION_VERSION", "").env("FUNCTIONS_WORKER_RUNTIME", "java");
    assertThat(cloud()).contains("platform=azure_functions");
  }

  @Test
  void containerApps_areInTheirEnvironment() {
    machine.env("CONTAINER_APP_NAME", "shop").env("CONTAINER_APP_REPLICA_NAME", "shop--1-x");
    machine.env("CONTAINER_APP_ENV_DNS_SUFFIX", "calm-sea-0a1b.westeurope.azurecontainerapps.io");

    assertThat(cloud())
        .contains("region=westeurope", "instance.id=shop--1-x", "platform=container_apps");

    machine.env("CONTAINER_APP_ENV_DNS_SUFFIX", "prod.apps.example.com");
    assertThat(cloud()).contains("region=null", "platform=container_apps");
  }

  private String cloud() {
    return MetadataProbes.local(machine.surroundings()).toMap().get("cloud").toString();
  }
}
