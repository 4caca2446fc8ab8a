package io.telemetryagent.metadata.cloud;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.telemetryagent.metadata.client.Deadline;
import io.telemetryagent.metadata.client.FaultyServer;
import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.FakeMachine;
import io.telemetryagent.metadata.kubernetes.KubernetesApi;
import io.telemetryagent.metadata.kubernetes.KubernetesDetector;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KubernetesApiTest {
  @TempDir static Path shared;
  @TempDir Path root;
  private FakeMachine machine;
  private WireMockServer api;

  @BeforeEach
  void startApi() throws Exception {
    Path keys = keys("127.0.0.1");
    api =
        new WireMockServer(
            options()
                .dynamicHttpsPort()
                .httpDisabled(true)
                .keystorePath(keys.toString())
                .keystoreType("PKCS12")
                .keystorePassword("changeit")
                .keyManagerPassword("changeit"));
    api.start();
    machine = new FakeMachine(root).env("KUBERNETES_SERVICE_HOST", "127.0.0.1");
    machine.env("KUBERNETES_SERVICE_PORT_HTTPS", "" + api.httpsPort());
    machine.file(KubernetesDetector.SERVICE_ACCOUNT + "token", "the-token\n");
    machine.file(KubernetesDetector.SERVICE_ACCOUNT + "ca.crt", certificate(keys));
    api.stubFor(
        get(urlEqualTo("/api/v1/namespaces/amazon-cloudwatch/configmaps/cluster-info"))
            .withHeader("Authorization", equalTo("Bearer the-token"))
            .willReturn(okJson(MetadataFixtures.EKS_CONFIG_MAP)));
  }

  @AfterEach
  void stopApi() {
    api.stop();
  }

  @Test
  void configMap_isReadAsThePodsAccount() throws Exception {
    assertThat(EksProbe.parse(configMap())).isEqualTo("prod-eu");
  }

  @Test
  void configMap_isNotAskedOfAServerThatAnotherAuthorityVouchesFor() throws Exception {
    machine.file(KubernetesDetector.SERVICE_ACCOUNT + "ca.crt", certificate(keys("10.0.0.1")));

    assertThatThrownBy(this::configMap).isInstanceOf(javax.net.ssl.SSLException.class);
    assertThat(api.findAll(anyRequestedFor(anyUrl()))).isEmpty();
  }

  @Test
  void configMap_isNotAskedOfAServerWithAnotherName() {
    machine.env("KUBERNETES_SERVICE_HOST", "localhost");

    assertThatThrownBy(this::configMap).isInstanceOf(javax.net.ssl.SSLException.class);
  }

  @Test
  void configMap_isNotAskedWithoutAnAccount() throws IOException {
    Files.delete(root.resolve(KubernetesDetector.SERVICE_ACCOUNT.substring(1) + "token"));

    assertThatThrownBy(this::configMap).hasMessage("no service account");
  }

  @Test
  void configMap_endsByTheDeadlineWhereTheHandshakeHangs() throws Exception {
    try (FaultyServer hanging = FaultyServer.hanging()) {
      machine.env("KUBERNETES_SERVICE_PORT_HTTPS", hanging.url().replaceAll(".*:", ""));

      assertThatThrownBy(
              () ->
                  new KubernetesApi(machine.surroundings())
                      .configMap(new MetadataClient(null, Deadline.afterMillis(300)), "a", "b"))
          .isInstanceOf(IOException.class);
    }
  }

  private String configMap() throws IOException {
    return new KubernetesApi(machine.surroundings())
        .configMap(
            new MetadataClient(null, Deadline.afterMillis(20_000)),
            "amazon-cloudwatch",
            "cluster-info");
  }

  /** A key and self-signed certificate for that address, made once. */
  private static Path keys(String address) throws Exception {
    Path keys = shared.resolve(address + ".p12");
    if (Files.exists(keys)) return keys;
    keytool(
        keys,
        "-genkeypair",
        "-alias",
        "api",
        "-keyalg",
        "EC",
        "-dname",
        "CN=kubernetes",
        "-ext",
        "SAN=IP:" + address);
    return keys;
  }

  private static String certificate(Path keys) throws Exception {
    Path pem = keys.resolveSibling(keys.getFileName() + ".pem");
    keytool(keys, "-exportcert", "-alias", "api", "-rfc", "-file", pem.toString());
    return Files.readString(pem);
  }

  private static void keytool(Path keys, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "keytool");
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", "changeit"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
  }
}
