package io.telemetryagent.e2e.cloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.telemetryagent.e2e.cloud.CloudServer.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A task of ECS whose own server is well, on an instance whose server is not: what the one says
 * stands, what the other says is not believed, and the app does not notice.
 */
class MetadataFaultsTest {
  /** Time for what answers, also on a busy machine; what does not answer takes all of it. */
  private static final int TIMEOUT_MILLIS = 3000;

  @ParameterizedTest
  @CsvSource({"hanging,8", "hangingAfterHeaders,17", "dripping,25"})
  void serverThatIsNeverDone_costsItsOwnFactsOnly(String fault, int java) throws IOException {
    try (RawServer instance = never(fault)) {
      Run run = run(java, instance.url());
      assertThat(instance.connections()).isPositive();
      assertThat(run.lines("agent_metadata").get(0).attribute("metadata.probe.ec2.outcome"))
          .isEqualTo("failed: no answer in time");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 500})
  void status_isNoToken_andNothingIsAskedWithoutOne(int status) {
    try (CloudServer instance = new CloudServer()) {
      instance.everything(aResponse().withStatus(status).withBody(body("ec2")));
      run(Jdks.own(), instance.url());
      assertThat(instance.requests()).isNotEmpty().containsOnly("PUT /latest/api/token");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307})
  void redirect_isNotFollowed(int status) throws IOException {
    try (CloudServer instance = new CloudServer();
        RawServer elsewhere = RawServer.hanging()) {
      instance.ec2(aResponse().withStatus(status).withHeader("Location", elsewhere.url()));
      run(Jdks.own(), instance.url());
      assertThat(instance.requests()).contains("GET /latest/dynamic/instance-identity/document");
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void document_thatIsNone_isNotBelieved(ResponseDefinitionBuilder document) {
    try (CloudServer instance = new CloudServer()) {
      instance.ec2(document);
      run(Jdks.own(), instance.url());
      assertThat(instance.requests()).contains("GET /latest/dynamic/instance-identity/document");
    }
  }

  static Stream<ResponseDefinitionBuilder> documents() {
    String good = body("ec2");
    return Stream.of(
            "10 MB" + " ".repeat(10_000_000) + good,
            "<html><body>Please log in: eu-central-1 i-0aa11bb22cc33dd44</body></html>",
            good.substring(0, good.length() - 4),
            "[".repeat(20_000),
            "{\"region\":\"http://evil/\",\"instanceId\":\"i-0aa11bb22cc33dd44\\n{}\"}",
            "")
        .map(text -> aResponse().withBody(text.startsWith("10 MB") ? text.substring(5) : text));
  }

  @Test
  void documentWithBadFields_isBelievedInTheOthers() {
    try (CloudServer instance = new CloudServer()) {
      String document =
          body("ec2")
              .replace("m7g.2xlarge", "$(reboot)")
              .replace("i-0aa11bb22cc33dd44", "i-0aa11bb2\\u0000\\n")
              .replace("\"210987654321\"", "{\"a\": 1}");
      instance.ec2(aResponse().withBody(document));
      Run run =
          jvm(Jdks.own()).environment("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.url()).run();
      assertThat(Facts.of(run.lines().get(0)))
          .containsOnly(
              entry("cloud.provider", "aws"),
              entry("cloud.region", "eu-central-1"),
              entry("cloud.availability_zone", "eu-central-1c"),
              entry("cloud.image.id", "ami-0fedcba9876543210"),
              entry("cloud.platform", "ec2"),
              entry("cloud.metadata_source", "IMDSv2"));
    }
  }

  @Test
  void hopLimitTooLow_isSaid_withWhatToDo() throws IOException {
    try (RawServer instance =
        new RawServer(
            (request, out) -> {
              if (request.startsWith("PUT")) {
                RawServer.hang();
              }
              RawServer.write(out, "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
            })) {
      Line event = run(Jdks.own(), instance.url()).lines("agent_metadata").get(0);
      assertThat(event.severity()).isEqualTo("INFO");
      assertThat(event.message()).contains("--http-put-response-hop-limit 2");
      assertThat(event.attribute("metadata.hint")).contains("hop limit");
      assertThat(event.attribute("metadata.probe.ec2.outcome")).contains("hop limit");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void proxyOfTheApp_isNotUsed(int java) throws IOException {
    // It is set before the second try, which finds the facts.
    try (CloudServer instance = new CloudServer().ec2AfterOneTry();
        RawServer proxy = RawServer.hanging()) {
      jvm(java)
          .main("cloud.Script", "proxy " + proxy.port(), "event agent_metadata")
          .environment("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.url())
          .run();
      assertThat(instance.requests()).contains("GET /latest/dynamic/instance-identity/document");
      assertThat(proxy.connections()).isZero();
    }
  }

  /** A run in which the task's facts, and no others, are on every line. */
  private static Run run(int java, String instance) {
    try (CloudServer task = new CloudServer()) {
      task.path("/v4/0123", "ecs-container").path("/v4/0123/task", "ecs-task");
      AgentJvm jvm =
          jvm(java)
              .environment("ECS_CONTAINER_METADATA_URI_V4", task.url() + "/v4/0123")
              .environment("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance);
      Run run = jvm.run();
      assertThat(run.stdout()).isEqualTo("done\n");
      assertThat(run.exitCode()).isZero();
      assertThat(run.lines()).allSatisfy(line -> assertThat(Facts.of(line)).isEqualTo(ofTask()));
      return run;
    }
  }

  private static Map<String, String> ofTask() {
    return Map.ofEntries(
        entry("cloud.provider", "aws"),
        entry("cloud.region", "eu-central-1"),
        entry("cloud.availability_zone", "eu-central-1b"),
        entry("cloud.account.id", "210987654321"),
        entry("cloud.instance.id", "0123456789abcdef0123456789abcdef-3000111222"),
        entry("cloud.machine.type", "FARGATE"),
        entry("cloud.image.id", "sha256:" + "5a".repeat(32)),
        entry("cloud.platform", "ecs"),
        entry("cloud.metadata_source", "ecs"),
        entry("k8s", "is there"),
        entry("k8s.cluster.name", "sales"),
        entry("k8s.container.name", "shop"));
  }

  private static AgentJvm jvm(int java) {
    return AgentJvm.java(java)
        .main("cloud.Script", "event agent_start", "call 2")
        .options("enable_cloud_metadata=true", "metadata_cache=off", "include=cloud.Script#call")
        .options("metadata_timeout_ms=" + TIMEOUT_MILLIS);
  }

  private static RawServer never(String fault) throws IOException {
    return switch (fault) {
      case "hanging" -> RawServer.hanging();
      case "hangingAfterHeaders" -> RawServer.hangingAfterHeaders();
      default -> RawServer.dripping();
    };
  }
}
