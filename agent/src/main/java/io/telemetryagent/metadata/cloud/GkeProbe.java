package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import io.telemetryagent.metadata.kubernetes.KubernetesDetector;
import io.telemetryagent.metadata.kubernetes.ServiceAccountIssuer;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Facts about a GKE cluster, from the issuer of the pod's token and the attributes of its node.
 * Fills cloud.*, k8s.cluster.name of telemetry.v2.
 */
final class GkeProbe implements MetadataProbe {
  static final String CLUSTER = "instance/attributes/cluster-name";
  static final String LOCATION = "instance/attributes/cluster-location";

  private final Surroundings surroundings;

  GkeProbe(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public String name() {
    return "gke";
  }

  @Override
  public String provider() {
    return CloudSigns.GCP;
  }

  @Override
  public Resource local() {
    Matcher issuer = ServiceAccountIssuer.of(surroundings).gke();
    if (!issuer.matches()) return Resource.EMPTY;
    return facts(issuer.group(3), issuer.group(2))
        .put("cloud.account.id", Field.GCP_PROJECT.of(issuer.group(1)))
        .fallback("cloud.metadata_source", "file")
        .build();
  }

  @Override
  public boolean isWorthAsking(CloudSigns signs) {
    return signs.mayBe(CloudSigns.GCP) && KubernetesDetector.isInKubernetes(surroundings);
  }

  @Override
  public Resource probe(MetadataClient client) throws IOException {
    return parse(new GcpServer(surroundings).ask(client, CLUSTER, LOCATION));
  }

  /** Empty without the name of a cluster: then it is Kubernetes on machines of one's own. */
  static Resource parse(Map<String, String> answers) {
    String cluster = Field.NAME.of(answers.get(CLUSTER));
    if (cluster == null) return Resource.EMPTY;
    return facts(cluster, answers.get(LOCATION)).put("cloud.metadata_source", "gce").build();
  }

  /** {@code location} is the region of the cluster or, if it has but one, its zone. */
  private static Resource.Builder facts(String cluster, String location) {
    String zone = Field.GCP_ZONE.of(location);
    String region = zone == null ? location : zone.substring(0, zone.lastIndexOf('-'));
    return Resource.builder()
        .put("cloud.provider", CloudSigns.GCP)
        .put("cloud.platform", "gke")
        .put("cloud.region", Field.GCP_REGION.of(region))
        .put("k8s.cluster.name", Field.NAME.of(cluster));
  }
}
