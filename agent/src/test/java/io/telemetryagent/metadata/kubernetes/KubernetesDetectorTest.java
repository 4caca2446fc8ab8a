package io.telemetryagent.metadata.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.metadata.facts.FakeMachine;
import io.telemetryagent.metadata.facts.Resource;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesDetectorTest {
  @TempDir Path root;
  private FakeMachine machine;

  @BeforeEach
  void setUp() {
    machine = new FakeMachine(root);
  }

  @Test
  void detect_isEmptyOnALaptop() {
    machine.env("HOSTNAME", "laptop").env("NODE_NAME", "x");

    assertThat(detect()).isEqualTo(Resource.EMPTY);
  }

  @Test
  void detect_knowsAPlainPod() {
    machine.env("KUBERNETES_SERVICE_HOST", "10.0.0.1").env("HOSTNAME", "shop-6d4cf56db6-x2x7l");
    machine.file(KubernetesDetector.SERVICE_ACCOUNT + "namespace", "sales");

    assertThat(k8s())
        .containsEntry("namespace.name", "sales")
        .containsEntry("pod.name", "shop-6d4cf56db6-x2x7l")
        .containsEntry("cluster.name", null)
        .containsEntry("node.name", null);
  }

  @Test
  void detect_takesWhatTheOpenTelemetryOperatorInjects() {
    machine.env("KUBERNETES_SERVICE_HOST", "10.0.0.1").env("HOSTNAME", "other");
    machine.env("OTEL_RESOURCE_ATTRIBUTES_NODE_NAME", "node-7");
    machine.env(
        "OTEL_RESOURCE_ATTRIBUTES",
        "k8s.container.name=web,k8s.namespace.name=sales,k8s.pod.name=shop-1,"
            + "k8s.cluster.name=prod_eu");

    assertThat(k8s().values()).containsExactly("prod_eu", "sales", "shop-1", "web", "node-7");
  }

  @Test
  void detect_readsTheDownwardApisFiles() {
    machine.env("KUBERNETES_SERVICE_HOST", "10.0.0.1");
    machine.file("/etc/podinfo/name", "shop-2").file("/etc/podinfo/namespace", "sales\n");

    assertThat(k8s()).containsEntry("pod.name", "shop-2").containsEntry("namespace.name", "sales");
  }

  @Test
  void detect_findsTheContainersNameInItsMounts() {
    machine.file(
        "/proc/self/mountinfo",
        "14 10 8:1 /var/lib/kubelet/pods/11112222-3333-4444-5555-666677778888/containers/web/0a1b"
            + " /dev/termination-log rw - ext4 /dev/x rw\n");

    assertThat(k8s()).containsEntry("container.name", "web");
    assertThat(detect().details())
        .containsEntry("k8s.pod.uid", "11112222-3333-4444-5555-666677778888");
  }

  @Test
  void pod_isNotTheNodeItsNetworkIsFrom() {
    machine.env("KUBERNETES_SERVICE_HOST", "10.0.0.1").env("HOSTNAME", "node-7");
    machine.env("NODE_NAME", "node-7");

    assertThat(k8s()).containsEntry("pod.name", null).containsEntry("node.name", "node-7");
  }

  @Test
  void pod_isNotTheNodeWhoseNetworkTheHostsFileTellsOf() {
    machine.env("KUBERNETES_SERVICE_HOST", "10.0.0.1").env("HOSTNAME", "node-7");
    machine.file("/etc/hosts", "# Kubernetes-managed hosts file.\n127.0.0.1 localhost\n");
    assertThat(k8s()).containsEntry("pod.name", "node-7");

    machine.file("/etc/hosts", "# Kubernetes-managed hosts file (host network).\n::1 x\n");
    assertThat(k8s()).containsEntry("pod.name", null);
  }

  @Test
  void names_thatCannotBeAreUnknown() {
    machine.env("KUBERNETES_SERVICE_HOST", "10.0.0.1").env("POD_NAME", "$(POD_NAME)");
    machine.env("NODE_NAME", "Not A Name").env("K8S_CLUSTER_NAME", "<html>");

    assertThat(k8s().values()).containsOnlyNulls();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> k8s() {
    return (Map<String, Object>) detect().toMap().get("k8s");
  }

  private Resource detect() {
    return new KubernetesDetector(machine.surroundings()).detect();
  }
}
