package io.telemetryagent.metadata.kubernetes;

import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which pod and container this is, from what Kubernetes and those who write its manifests put into
 * a container. Fills k8s.* of telemetry.v2.
 */
public final class KubernetesDetector {
  /** The folder in which a pod finds its service account. */
  public static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/";

  /** Where the documentation of the downward API mounts it. The names in it are the author's. */
  private static final String DOWNWARD = "/etc/podinfo/";

  /** Names of pods, nodes, namespaces and containers: RFC 1123 subdomains. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

  /** Clusters are named by clouds and people. */
  private static final Pattern CLUSTER = Pattern.compile("[A-Za-z0-9][\\w.:/@-]{0,252}");

  private final Surroundings surroundings;

  public KubernetesDetector(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Empty outside Kubernetes, but for the id of a container. */
  public Resource detect() {
    Resource.Builder facts = Resource.builder();
    facts.detail("container.id", ContainerId.of(surroundings));
    List<String> mounts = surroundings.lines("/proc/self/mountinfo");
    List<String> cgroupsAndMounts = new ArrayList<>(surroundings.lines("/proc/self/cgroup"));
    cgroupsAndMounts.addAll(mounts);
    String podId = ContainerId.podId(cgroupsAndMounts);
    if (podId == null && !isInKubernetes(surroundings)) return facts.build();
    String node = node();
    return facts
        .inKubernetes()
        .detail("k8s.pod.uid", podId)
        .put("k8s.cluster.name", cluster())
        .put("k8s.namespace.name", namespace())
        .put("k8s.pod.name", pod(node))
        .put("k8s.container.name", container(mounts))
        .put("k8s.node.name", node)
        .build();
  }

  /** Whether the environment or a service account says so; a container's own view of itself. */
  public static boolean isInKubernetes(Surroundings surroundings) {
    return surroundings.hasEnv("KUBERNETES_SERVICE_HOST")
        || surroundings.read(SERVICE_ACCOUNT + "namespace") != null;
  }

  /** The name of the cluster, from the environment; null if it does not say. */
  public String cluster() {
    String name = surroundings.resourceAttribute("k8s.cluster.name");
    if (name == null) {
      name = surroundings.env("K8S_CLUSTER_NAME", "KUBERNETES_CLUSTER_NAME", "CLUSTER_NAME");
    }
    return valid(CLUSTER, name);
  }

  private String namespace() {
    return first(
        surroundings.read(SERVICE_ACCOUNT + "namespace"),
        surroundings.resourceAttribute("k8s.namespace.name"),
        surroundings.env("KUBERNETES_NAMESPACE", "POD_NAMESPACE", "K8S_NAMESPACE"),
        downward("namespace", "pod_namespace", "pod-namespace"));
  }

  private String pod(String node) {
    String named =
        first(
            surroundings.resourceAttribute("k8s.pod.name"),
            surroundings.env("OTEL_RESOURCE_ATTRIBUTES_POD_NAME"),
            surroundings.env("KUBERNETES_POD_NAME"),
            surroundings.env("POD_NAME", "K8S_POD_NAME"),
            downward("name", "pod_name", "pod-name", "podname"));
    if (named != null) return named;
    String host = valid(NAME, surroundings.env("HOSTNAME"));
    // With hostNetwork a pod has its node's name: that is no name of a pod.
    return host == null || host.equals(node) || isOnHostNetwork() ? null : host;
  }

  /** By the first line that the kubelet writes into such a pod's hosts file. */
  private boolean isOnHostNetwork() {
    String hosts = surroundings.read("/etc/hosts");
    return hosts != null && hosts.startsWith("# Kubernetes-managed hosts file (host network)");
  }

  private String container(List<String> mounts) {
    return first(
        surroundings.resourceAttribute("k8s.container.name"),
        surroundings.env("KUBERNETES_CONTAINER_NAME", "CONTAINER_NAME", "K8S_CONTAINER_NAME"),
        downward("container_name", "container-name"),
        ContainerId.containerName(mounts));
  }

  private String node() {
    return first(
        surroundings.resourceAttribute("k8s.node.name"),
        surroundings.env("OTEL_RESOURCE_ATTRIBUTES_NODE_NAME"),
        surroundings.env("KUBERNETES_NODE_NAME", "NODE_NAME", "K8S_NODE_NAME"),
        downward("node_name", "node-name", "nodename", "node"));
  }

  private String downward(String... files) {
    for (String file : files) {
      String value = surroundings.read(DOWNWARD + file);
      if (value != null) return value;
    }
    return null;
  }

  private static String first(String... values) {
    for (String value : values) {
      if (valid(NAME, value) != null) return value;
    }
    return null;
  }

  private static String valid(Pattern pattern, String value) {
    return value != null && pattern.matcher(value).matches() ? value : null;
  }
}
