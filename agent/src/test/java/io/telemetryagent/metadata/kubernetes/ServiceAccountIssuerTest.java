package io.telemetryagent.metadata.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.metadata.facts.FakeMachine;
import java.nio.file.Path;
import java.util.regex.Matcher;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountIssuerTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF, eu-west-1",
    "https://oidc.eks.cn-north-1.amazonaws.com.cn/id/0123456789ABCDEF, cn-north-1",
    "https://oidc-eks.eu-west-1.api.aws/id/0123456789ABCDEF, eu-west-1",
    "https://oidc.eks.nowhere.amazonaws.com/id/x, ",
    "https://oidc.eks.eu-west-1.amazonaws.com.evil.example/id/x, ",
    "https://kubernetes.default.svc.cluster.local, ",
  })
  void eksRegion_isInTheIssuer(String issuer, String region) {
    assertThat(of(issuer).eksRegion()).isEqualTo(region);
  }

  @Test
  void gke_namesProjectLocationAndCluster() {
    Matcher gke =
        of("https://container.googleapis.com/v1/projects/shop/locations/us-east1/clusters/prod")
            .gke();

    assertThat(gke.matches()).isTrue();
    assertThat(gke.group(1)).isEqualTo("shop");
    assertThat(gke.group(2)).isEqualTo("us-east1");
    assertThat(gke.group(3)).isEqualTo("prod");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://eastus.oic.prod-aks.azure.com/00000000-0000/11111111-1111/",
        "https://shop-dns-0a1b2c3d.hcp.westeurope.azmk8s.io",
        "https://shop-dns-0a1b2c3d.hcp.westeurope.azmk8s.io:443",
      })
  void isAks_knowsBothIssuers(String issuer) {
    assertThat(of(issuer).isAks()).isTrue();
  }

  @Test
  void of_readsTheTokenOfAnIamRoleWhereThereIsNoOther() {
    FakeMachine machine = new FakeMachine(root);
    machine.env("AWS_WEB_IDENTITY_TOKEN_FILE", "/var/run/secrets/eks/token");
    machine.token("/var/run/secrets/eks/token", "https://oidc.eks.us-east-2.amazonaws.com/id/A");

    assertThat(ServiceAccountIssuer.of(machine.surroundings()).eksRegion()).isEqualTo("us-east-2");
  }

  @Property
  void issuer_neverFails(@ForAll String token, @ForAll String claims) {
    assertThat(ServiceAccountIssuer.issuer(token)).isNull();
    ServiceAccountIssuer.issuer(token + "." + claims + ".");
  }

  private ServiceAccountIssuer of(String issuer) {
    FakeMachine machine = new FakeMachine(root);
    machine.token(KubernetesDetector.SERVICE_ACCOUNT + "token", issuer);
    return ServiceAccountIssuer.of(machine.surroundings());
  }
}
