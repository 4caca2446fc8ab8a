package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.FlatJson;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import io.telemetryagent.metadata.kubernetes.KubernetesApi;
import io.telemetryagent.metadata.kubernetes.KubernetesDetector;
import io.telemetryagent.metadata.kubernetes.ServiceAccountIssuer;
import java.io.IOException;

/**
 * Facts about an EKS cluster: its region from the issuer of the pod's token, its name from the tag
 * of the instance or from the config map of CloudWatch's agent. (The config map aws-auth, which
 * others look for, goes away.) Fills cloud.*, k8s.cluster.name of telemetry.v2.
 */
final class EksProbe implements MetadataProbe {
  private static final String TAG = "/latest/meta-data/tags/instance/eks:cluster-name";

  private final Surroundings surroundings;
  private final String region;
  private final Imds imds;

  EksProbe(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.region = ServiceAccountIssuer.of(surroundings).eksRegion();
    this.imds = new Imds(surroundings);
  }

  @Override
  public String name() {
    return "eks";
  }

  @Override
  public String provider() {
    return CloudSigns.AWS;
  }

  @Override
  public Resource local() {
    if (region == null) return Resource.EMPTY;
    return Resource.builder()
        .put("cloud.provider", CloudSigns.AWS)
        .put("cloud.platform", "eks")
        .put("cloud.region", region)
        .fallback("cloud.metadata_source", "file")
        .build();
  }

  /** For the name of the cluster alone: not where the environment gives it. */
  @Override
  public boolean isWorthAsking(CloudSigns signs) {
    return region != null && new KubernetesDetector(surroundings).cluster() == null;
  }

  @Override
  public Resource probe(MetadataClient client) throws IOException {
    String cluster = imds.isDisabled() ? null : tag(client.within(0.5));
    if (Field.NAME.of(cluster) == null) {
      KubernetesApi api = new KubernetesApi(surroundings);
      cluster = parse(api.configMap(client, "amazon-cloudwatch", "cluster-info"));
    }
    return Resource.builder().put("k8s.cluster.name", Field.NAME.of(cluster)).build();
  }

  /** The cluster's name in a config map; null if it is not the one of CloudWatch's agent. */
  static String parse(String configMap) {
    return Field.NAME.of(FlatJson.parse(configMap).get("data/cluster.name"));
  }

  /** Null where tags are not let into the metadata, or the instance does not answer. */
  private String tag(MetadataClient client) {
    try {
      return imds.get(client, imds.token(client), TAG);
    } catch (IOException noTag) {
      return null;
    }
  }
}
