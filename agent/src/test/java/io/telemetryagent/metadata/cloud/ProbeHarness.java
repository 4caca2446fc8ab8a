package io.telemetryagent.metadata.cloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.telemetryagent.metadata.client.Deadline;
import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.FakeMachine;
import io.telemetryagent.metadata.facts.Resource;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine and, in the place of every metadata server, one that a test teaches its answers. */
@Timeout(30)
public abstract class ProbeHarness {
  protected static final String TOKEN = "AQAAAtokenTOKENtoken==";

  @TempDir protected Path root;
  protected FakeMachine machine;
  protected WireMockServer server;

  @BeforeEach
  protected void startServer() {
    machine = new FakeMachine(root);
    server = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    server.start();
  }

  @AfterEach
  protected void stopServer() {
    server.stop();
  }

  /** EC2's metadata service, for those who bring its token. */
  protected void ec2(String path, int status, String body) {
    server.stubFor(
        put(urlEqualTo("/latest/api/token"))
            .withHeader("X-aws-ec2-metadata-token-ttl-seconds", WireMock.equalTo("60"))
            .willReturn(aResponse().withBody(TOKEN)));
    answer(
        get(urlEqualTo(path)).withHeader("X-aws-ec2-metadata-token", WireMock.equalTo(TOKEN)),
        status,
        body);
  }

  /** Google's metadata server, for those who name its flavor. */
  protected void gcp(String key, String body) {
    server.stubFor(
        get(urlEqualTo("/computeMetadata/v1/" + key))
            .withHeader("Metadata-Flavor", WireMock.equalTo("Google"))
            .willReturn(aResponse().withHeader("Metadata-Flavor", "Google").withBody(body)));
  }

  protected void azure(String body) {
    answer(
        get(urlEqualTo("/metadata/instance?api-version=2021-02-01"))
            .withHeader("Metadata", WireMock.equalTo("true")),
        200,
        body);
  }

  protected void path(String path, int status, String body) {
    answer(get(urlEqualTo(path)), status, body);
  }

  protected void everything(int status, String body) {
    answer(WireMock.any(anyUrl()), status, body);
  }

  private void answer(MappingBuilder request, int status, String body) {
    server.stubFor(request.willReturn(aResponse().withStatus(status).withBody(body)));
  }

  protected Resource probe(MetadataProbe probe) throws IOException {
    return probe.probe(client(5000));
  }

  protected MetadataClient client(long millis) {
    return new MetadataClient(server.baseUrl(), Deadline.afterMillis(millis));
  }
}
