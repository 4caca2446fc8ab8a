package io.telemetryagent.e2e.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pod of EKS asks the API server of its cluster by TLS, and trusts its authority alone. */
class MetadataTlsTest {
  private static final String TOKEN = Platform.eksToken();
  private static final String CONFIG_MAP = "amazon-cloudwatch/cluster-info";

  private static Authority ofCluster;
  private static Authority another;

  @TempDir private static Path keys;
  @TempDir private Path machine;

  @BeforeAll
  static void makeAuthorities() throws Exception {
    ofCluster = new Authority(keys.resolve("cluster"));
    another = new Authority(keys.resolve("another"));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void cluster_isAskedAsThePod(int java) throws Exception {
    try (ClusterApi api = new ClusterApi(ofCluster)) {
      api.configMap(CONFIG_MAP, TOKEN, "eks-cluster-info");
      Run run = run(java, api);
      assertThat(run.lines())
          .allSatisfy(
              line -> assertThat(Facts.of(line)).containsEntry("k8s.cluster.name", "prod-eu"));
      assertThat(run.linesFile()).content().doesNotContain(TOKEN);
    }
  }

  /** Whoever it is that answers there, the token is not for them. */
  @Test
  void serverOfAnotherAuthority_isToldNothing_andNotBelieved() throws Exception {
    try (ClusterApi api = new ClusterApi(another)) {
      api.configMap(CONFIG_MAP, TOKEN, "eks-cluster-info");
      Run run = run(Jdks.own(), api);
      assertThat(run.lines())
          .allSatisfy(
              line ->
                  assertThat(Facts.of(line))
                      .containsEntry("cloud.platform", "eks")
                      .doesNotContainKey("k8s.cluster.name"));
      assertThat(api.requests()).isEmpty();
    }
  }

  private Run run(int java, ClusterApi api) throws Exception {
    Path account = machine.resolve("var/run/secrets/kubernetes.io/serviceaccount");
    Files.createDirectories(account);
    Files.writeString(account.resolve("token"), TOKEN);
    Files.writeString(account.resolve("ca.crt"), ofCluster.certificate());
    return AgentJvm.java(java)
        .main("cloud.Script", "event agent_start")
        .environment("KUBERNETES_SERVICE_HOST", api.host())
        .environment("KUBERNETES_SERVICE_PORT_HTTPS", api.port())
        .environment("AWS_EC2_METADATA_DISABLED", "true")
        .options("enable_cloud_metadata=true", "metadata_cache=off")
        .options("metadata_root=" + machine, "metadata_timeout_ms=20000")
        .run();
  }
}
