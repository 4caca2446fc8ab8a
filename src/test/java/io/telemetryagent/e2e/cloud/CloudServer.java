package io.telemetryagent.e2e.cloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A metadata server that knows what a test tells it; 404 is its answer to all else. */
public final class CloudServer implements AutoCloseable {
  public static final String TOKEN = "AQAAAtokenTOKENtoken==";
  private static final String DOCUMENT = "/latest/dynamic/instance-identity/document";

  private final WireMockServer server;
  private final String host;

  public CloudServer() {
    this("127.0.0.1");
  }

  /** At that address of this machine: {@code 127.0.0.1}, {@code [::1]}. */
  public CloudServer(String host) {
    this.host = host;
    String address = host.replaceAll("[\\[\\]]", "");
    server = new WireMockServer(options().bindAddress(address).dynamicPort());
    server.start();
    server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
  }

  public String url() {
    return "http://" + hostAndPort();
  }

  /** For variables that take no URL. */
  public String hostAndPort() {
    return host + ":" + server.port();
  }

  /** An EC2 instance with a public address, which tells those who bring a token. */
  public CloudServer ec2() {
    return ec2Token()
        .ec2(DOCUMENT, body("ec2"))
        .ec2("/latest/meta-data/public-ipv4", "198.51.100.7");
  }

  /** An EC2 instance that answers the question for its document like that. */
  public CloudServer ec2(ResponseDefinitionBuilder document) {
    ec2Token();
    server.stubFor(withToken(DOCUMENT).willReturn(document));
    return this;
  }

  /** An EC2 instance that lets its tags into the metadata. */
  public CloudServer ec2Tag(String key, String value) {
    return ec2Token().ec2("/latest/meta-data/tags/instance/" + key, value);
  }

  /** An EC2 instance whose service is not ready when it is first asked. */
  public CloudServer ec2AfterOneTry() {
    ec2();
    server.stubFor(
        put(urlEqualTo("/latest/api/token"))
            .atPriority(1)
            .inScenario("start")
            .whenScenarioStateIs("Started")
            .willSetStateTo("ready")
            .willReturn(aResponse().withStatus(503)));
    return this;
  }

  /** Keys of Google's metadata, and what they are. */
  public CloudServer gcp(String... keysAndValues) {
    for (int i = 0; i < keysAndValues.length; i += 2) {
      server.stubFor(
          get(urlEqualTo("/computeMetadata/v1/" + keysAndValues[i]))
              .withHeader("Metadata-Flavor", equalTo("Google"))
              .willReturn(
                  aResponse()
                      .withHeader("Metadata-Flavor", "Google")
                      .withBody(keysAndValues[i + 1])));
    }
    return this;
  }

  public CloudServer azure(String document) {
    server.stubFor(
        get(urlEqualTo("/metadata/instance?api-version=2021-02-01"))
            .withHeader("Metadata", equalTo("true"))
            .willReturn(aResponse().withBody(body(document))));
    return this;
  }

  /** The document of that name at that path. */
  public CloudServer path(String path, String document) {
    server.stubFor(get(urlEqualTo(path)).willReturn(aResponse().withBody(body(document))));
    return this;
  }

  /** The same answer to whatever is asked. */
  public CloudServer everything(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
    return this;
  }

  /** Method and path of the requests so far. */
  public List<String> requests() {
    return requests(server);
  }

  static List<String> requests(WireMockServer server) {
    return server.getAllServeEvents().stream()
        .map(ServeEvent::getRequest)
        .map(CloudServer::describe)
        .toList();
  }

  public int requestCount() {
    return server.findAll(anyRequestedFor(anyUrl())).size();
  }

  public void forgetRequests() {
    server.resetRequests();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** A document of {@code src/test/resources/cloud}. */
  public static String body(String document) {
    try {
      return Files.readString(Path.of("resources/cloud", document + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CloudServer ec2Token() {
    server.stubFor(
        put(urlEqualTo("/latest/api/token"))
            .withHeader("X-aws-ec2-metadata-token-ttl-seconds", equalTo("60"))
            .willReturn(aResponse().withBody(TOKEN)));
    return this;
  }

  private CloudServer ec2(String path, String body) {
    server.stubFor(withToken(path).willReturn(aResponse().withBody(body)));
    return this;
  }

  private static MappingBuilder withToken(String path) {
    return get(urlEqualTo(path)).withHeader("X-aws-ec2-metadata-token", equalTo(TOKEN));
  }

  private static String describe(Request request) {
    return request.getMethod() + " " + request.getUrl();
  }
}
