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
import java.util.Locale;
import java.util.Map;

/**
 * Facts about an AKS cluster: its name from the id of its resource, which AKS keeps in the config
 * map kube-public/aks-cluster-metadata, or from the resource group of its nodes. Fills cloud.*,
 * k8s.cluster.name of telemetry.v2.
 */
final class AksProbe implements MetadataProbe {
  /** Where OpenTelemetry's detectors expect that config map to be mounted. */
  private static final String MOUNTED = "/etc/kubernetes/aks-cluster-metadata";

  private final Surroundings surroundings;

  AksProbe(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public String name() {
    return "aks";
  }

  @Override
  public String provider() {
    return CloudSigns.AZURE;
  }

  @Override
  public Resource local() {
    String id = surroundings.env("CLUSTER_RESOURCE_ID");
    if (id == null) id = surroundings.read(MOUNTED + "/clusterResourceId");
    if (id == null) id = surroundings.read(MOUNTED);
    Resource named = parseId(id);
    if (named.isEmpty() && !ServiceAccountIssuer.of(surroundings).isAks()) return Resource.EMPTY;
    return named.merge(facts().fallback("cloud.metadata_source", "file").build());
  }

  @Override
  public boolean isWorthAsking(CloudSigns signs) {
    return signs.mayBe(CloudSigns.AZURE) && KubernetesDetector.isInKubernetes(surroundings);
  }

  /** The config map is the cluster's own word; the group of its nodes stands in for it. */
  @Override
  public Resource probe(MetadataClient client) throws IOException {
    boolean known = ServiceAccountIssuer.of(surroundings).isAks();
    Resource node = node(client.within(0.5), known);
    if (node.isEmpty() && !known) return node;
    try {
      KubernetesApi api = new KubernetesApi(surroundings);
      return parseConfigMap(api.configMap(client, "kube-public", "aks-cluster-metadata"))
          .merge(node);
    } catch (IOException mayNotRead) {
      if (node.isEmpty()) throw mayNotRead;
      return node;
    }
  }

  /** Empty also where it is known to be AKS and the node does not answer: pods may be kept off. */
  private static Resource node(MetadataClient client, boolean known) throws IOException {
    try {
      return parseNode(AzureVmProbe.document(client));
    } catch (IOException noAnswer) {
      if (!known) throw noAnswer;
      return Resource.EMPTY;
    }
  }

  static Resource parseConfigMap(String document) {
    return parseId(FlatJson.parse(document).get("data/clusterResourceId"));
  }

  /** What the document of a node says of its cluster; empty if it is no node of AKS. */
  static Resource parseNode(String document) {
    Map<String, String> facts = FlatJson.parse(document);
    String group = facts.get("compute/resourceGroupName");
    String tags = facts.get("compute/tags");
    boolean managed = tags != null && tags.contains("aks-managed-");
    boolean named = group != null && group.toUpperCase(Locale.ROOT).startsWith("MC_");
    if (!managed && !named) return Resource.EMPTY;
    String cluster = clusterOf(group, facts.get("compute/location"));
    return facts().put("k8s.cluster.name", cluster).build();
  }

  /**
   * {@code /subscriptions/ID/resourceGroups/GROUP/providers/Microsoft.ContainerService/
   * managedClusters/NAME}; empty if it is no such id.
   */
  static Resource parseId(String id) {
    String[] parts = id == null ? new String[0] : id.trim().split("/");
    boolean cluster = parts.length == 9 && parts[7].equalsIgnoreCase("managedClusters");
    if (!cluster) return Resource.EMPTY;
    return facts()
        .put("cloud.account.id", Field.AZURE_SUBSCRIPTION.of(parts[2]))
        .put("k8s.cluster.name", Field.NAME.of(parts[8]))
        .build();
  }

  private static Resource.Builder facts() {
    return Resource.builder().put("cloud.provider", CloudSigns.AZURE).put("cloud.platform", "aks");
  }

  /** {@code MC_group_cluster_region}: any of them may hold the separator, then nobody knows. */
  private static String clusterOf(String group, String region) {
    String[] parts = group == null ? new String[0] : group.split("_", -1);
    boolean clean =
        parts.length == 4 && parts[0].equalsIgnoreCase("MC") && parts[3].equalsIgnoreCase(region);
    return clean ? Field.NAME.of(parts[2]) : null;
  }
}
