package io.telemetryagent.e2e.cloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.util.List;

/** The API server of a Kubernetes cluster: by TLS, and for those who bring a pod's token. */
public final class ClusterApi implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";

  private final WireMockServer server;

  /** A server that {@code authority} vouches for. */
  public ClusterApi(Authority authority) throws IOException, InterruptedException {
    server =
        new WireMockServer(
            options()
                .bindAddress(ADDRESS)
                .dynamicHttpsPort()
                .httpDisabled(true)
                .keystoreType("PKCS12")
                .keystorePath(authority.keysOfServer(ADDRESS).toString())
                .keystorePassword(Authority.PASSWORD)
                .keyManagerPassword(Authority.PASSWORD));
    server.start();
  }

  /** The config map of that name, for those who bring {@code token}: the document of that name. */
  public ClusterApi configMap(String name, String token, String document) {
    server.stubFor(
        get(urlEqualTo("/api/v1/namespaces/" + name.replace("/", "/configmaps/")))
            .withHeader("Authorization", equalTo("Bearer " + token))
            .willReturn(aResponse().withBody(CloudServer.body(document))));
    return this;
  }

  public String host() {
    return ADDRESS;
  }

  public String port() {
    return String.valueOf(server.httpsPort());
  }

  /** Method and path of the requests so far. */
  public List<String> requests() {
    return CloudServer.requests(server);
  }

  @Override
  public void close() {
    server.stop();
  }
}
