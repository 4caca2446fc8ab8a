package io.telemetryagent.metadata.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceTest {
  private static final Resource AWS =
      Resource.builder().put("cloud.provider", "aws").put("cloud.region", "eu-west-1").build();

  @Test
  void toMap_hasEverySectionAndKeyInOrder() {
    Map<String, Object> map = Resource.EMPTY.toMap();

    assertThat(map.keySet())
        .containsExactly("service", "environment", "resource", "cloud", "host", "k8s", "process");
    assertThat(section(map, "cloud").keySet())
        .containsExactly(
            "provider",
            "region",
            "availability_zone",
            "account.id",
            "instance.id",
            "machine.type",
            "image.id",
            "platform",
            "metadata_source");
    assertThat(section(map, "service"))
        .containsExactly(entry("name", null), entry("version", null));
  }

  @Test
  void toMap_isLocalWithoutACloud() {
    assertThat(section(Resource.EMPTY.toMap(), "cloud"))
        .containsEntry("provider", "local")
        .containsEntry("metadata_source", "none")
        .containsEntry("region", null);
  }

  @Test
  void toMap_hasK8sInKubernetes_notForTheNameOfAClusterAlone() {
    Resource named = Resource.builder().put("k8s.cluster.name", "prod").build();

    assertThat(named.toMap()).containsEntry("k8s", null);
    assertThat(section(named.merge(Resource.builder().inKubernetes().build()).toMap(), "k8s"))
        .containsEntry("cluster.name", "prod")
        .containsEntry("pod.name", null);
  }

  @Test
  void toMap_hasK8sForAContainerWithAName() {
    Resource task = Resource.builder().put("k8s.container.name", "shop").build();

    assertThat(section(task.toMap(), "k8s"))
        .containsExactly(
            entry("cluster.name", null),
            entry("namespace.name", null),
            entry("pod.name", null),
            entry("container.name", "shop"),
            entry("node.name", null));
  }

  @Test
  void merge_keepsTheFirstKnownValue() {
    Resource second =
        Resource.builder().put("cloud.region", "us-east-1").put("cloud.platform", "ec2").build();

    Resource merged = AWS.merge(second);

    assertThat(merged.get("cloud.region")).isEqualTo("eu-west-1");
    assertThat(merged.get("cloud.platform")).isEqualTo("ec2");
  }

  @Test
  void merge_neverMixesTwoClouds() {
    Resource gcp =
        Resource.builder()
            .put("cloud.provider", "gcp")
            .put("cloud.account.id", "shop-prod")
            .put("host.public_ip", "192.0.2.7")
            .build();

    Resource merged = AWS.merge(gcp);

    assertThat(merged.get("cloud.provider")).isEqualTo("aws");
    assertThat(merged.get("cloud.account.id")).isNull();
  }

  @Test
  void merge_prefersAFactToAFallbackWhicheverIsFirst() {
    Resource weak = Resource.builder().fallback("cloud.machine.type", "FARGATE").build();
    Resource strong = Resource.builder().put("cloud.machine.type", "m7g.large").build();

    assertThat(weak.merge(strong).get("cloud.machine.type")).isEqualTo("m7g.large");
    assertThat(strong.merge(weak).get("cloud.machine.type")).isEqualTo("m7g.large");
    assertThat(weak.get("cloud.machine.type")).isEqualTo("FARGATE");
  }

  @Test
  void put_leavesOutWhatIsUnknown() {
    Resource resource = Resource.builder().put("host.name", null).put("host.ip", "").build();

    assertThat(resource.isEmpty()).isTrue();
    assertThat(resource).isEqualTo(Resource.EMPTY);
  }

  @Test
  void put_refusesAPathThatIsNotInTheFormat() {
    assertThatThrownBy(() -> Resource.builder().put("cloud.zone", "a"))
        .hasMessage("not in telemetry.v2: cloud.zone");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> section(Map<String, Object> map, String name) {
    return (Map<String, Object>) map.get(name);
  }
}
