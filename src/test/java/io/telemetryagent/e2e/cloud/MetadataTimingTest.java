package io.telemetryagent.e2e.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When servers are asked, who waits for their answers, and what becomes of late ones. */
class MetadataTimingTest {
  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void main_doesNotWait_butTheFirstLineDoes(int java) throws IOException {
    Path reached = temp.resolve("reached");
    try (RawServer server = answeringOnceThereIs(reached)) {
      Run run =
          jvm(java, "call 1", "make " + reached, "event agent_start", "call 1")
              .environment("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url())
              // Had main to wait for an answer, it would be for as long as this.
              .options("metadata_timeout_ms=60000")
              .run();
      assertThat(run.calls()).containsEntry("cloud.Script.call", 2L);
      assertThat(run.lines())
          .allSatisfy(line -> assertThat(Facts.of(line)).containsEntry("cloud.platform", "ec2"));
    }
  }

  @Test
  void fullQueue_doesNotWaitForFacts_whichThenComeLate() throws IOException {
    Path reached = temp.resolve("reached");
    try (RawServer server = answeringOnceThereIs(reached)) {
      Run run =
          jvm(Jdks.own(), "call 5000", "make " + reached, "event agent_metadata", "call 1")
              .environment("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url())
              .options("metadata_timeout_ms=60000", "queue_capacity=1024")
              .run();
      assertThat(run.calls()).containsEntry("cloud.Script.call", 5001L);
      assertThat(run.lines("events_dropped")).isEmpty();
      assertThatFactsCameLate(run);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void end_doesNotWaitForFacts(int java) throws IOException {
    try (RawServer server = RawServer.hanging()) {
      Run run =
          jvm(java, "call 1")
              .environment("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url())
              .options("metadata_timeout_ms=60000")
              .timeout(Duration.ofSeconds(30))
              .run();
      assertThat(run.calls()).containsEntry("cloud.Script.call", 1L);
    }
  }

  @Test
  void serverThatIsReadyLater_isAskedAgain() {
    try (CloudServer server = new CloudServer().ec2AfterOneTry()) {
      Run run =
          jvm(Jdks.own(), "event agent_start", "call 1", "event agent_metadata", "call 1")
              .environment("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url())
              .options("metadata_timeout_ms=20000")
              .run();
      Line event = assertThatFactsCameLate(run);
      assertThat(event.severity()).isEqualTo("INFO");
      assertThat(event.message()).startsWith("found aws ec2 from IMDSv2 in ");
      assertThat(event.attribute("metadata.source")).isEqualTo("IMDSv2");
      assertThat(event.attribute("metadata.found")).contains("cloud.instance.id");
      assertThat(event.attribute("metadata.probe.ec2.outcome")).isEqualTo("found");
      assertThat(event.attributes().get("metadata.probe.ec2.elapsed_ms").isIntegralNumber())
          .isTrue();
    }
  }

  @Test
  void factsWithoutAPlaceInALine_areInAnEvent() {
    try (CloudServer server = new CloudServer()) {
      server.path("/v4/0123", "ecs-container").path("/v4/0123/task", "ecs-task");
      Run run =
          jvm(Jdks.own(), "event agent_start")
              .environment("ECS_CONTAINER_METADATA_URI_V4", server.url() + "/v4/0123")
              .environment("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE")
              .options("metadata_timeout_ms=20000")
              .run();
      assertThat(run.lines("agent_metadata")).hasSize(1);
      Line event = run.lines("agent_metadata").get(0);
      assertThat(event.number()).isEqualTo(2);
      assertThat(event.attribute("container.id"))
          .isEqualTo("0123456789abcdef0123456789abcdef-3000111222");
      assertThat(event.attribute("aws.ecs.task.family")).isEqualTo("shop");
      assertThat(event.attribute("metadata.probe.ecs.outcome")).isEqualTo("found");
    }
  }

  @Test
  void idOfAPlainContainer_isInAnEvent() throws IOException {
    String id = "5c1e".repeat(16);
    Path cgroup = temp.resolve("proc/self/cgroup");
    Files.createDirectories(cgroup.getParent());
    Files.writeString(cgroup, "0::/system.slice/docker-" + id + ".scope\n");
    try (CloudServer nobody = new CloudServer()) {
      Run run =
          jvm(Jdks.own(), "event agent_start")
              .options("metadata_root=" + temp, "metadata_endpoint=" + nobody.url())
              .run();
      assertThat(run.lines("agent_metadata")).hasSize(1);
      Line event = run.lines("agent_metadata").get(0);
      assertThat(event.attribute("container.id")).isEqualTo(id);
      assertThat(event.message()).startsWith("no cloud facts found in ");
      assertThat(Facts.of(event)).containsOnlyKeys("cloud.provider", "cloud.metadata_source");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ENABLE_CLOUD_METADATA,false,AWS_EC2_METADATA_SERVICE_ENDPOINT",
    "TELEMETRY_ENABLE_CLOUD_METADATA,false,GCE_METADATA_HOST",
    "ENABLE_CLOUD_METADATA,false,TELEMETRY_METADATA_ENDPOINT",
    "AWS_EC2_METADATA_DISABLED,true,AWS_EC2_METADATA_SERVICE_ENDPOINT",
  })
  void switchedOff_sendsNoPacket(String variable, String value, String endpoint)
      throws IOException {
    try (RawServer server = RawServer.hanging()) {
      Run run =
          AgentJvm.java(Jdks.own())
              .main("cloud.Script", "event agent_start", "call 1")
              .environment("ENABLE_CLOUD_METADATA", "true")
              .environment(variable, value)
              .environment(
                  endpoint,
                  endpoint.startsWith("GCE") ? "127.0.0.1:" + server.port() : server.url())
              .options("metadata_cache=off")
              .run();
      assertThat(server.connections()).isZero();
      assertThat(Facts.of(run.lines().get(0))).containsEntry("cloud.provider", "local");
    }
  }

  /** Without facts first, with them after the event that tells of them. */
  private static Line assertThatFactsCameLate(Run run) {
    List<Line> events = run.lines("agent_metadata");
    assertThat(events).hasSize(1);
    Line event = events.get(0);
    for (Line line : run.lines()) {
      assertThat(Facts.of(line).get("cloud.instance.id"))
          .isEqualTo(line.number() < event.number() ? null : "i-0aa11bb22cc33dd44");
    }
    Line lastCall = run.lines("function_exit").get(run.lines("function_exit").size() - 1);
    assertThat(lastCall.number()).isGreaterThan(event.number());
    return event;
  }

  private static RawServer answeringOnceThereIs(Path file) throws IOException {
    return new RawServer(
        (request, out) -> {
          while (!Files.exists(file)) {
            Thread.sleep(5);
          }
          answerAsEc2(request, out);
        });
  }

  private static void answerAsEc2(String request, OutputStream out) throws IOException {
    boolean document = request.startsWith("GET /latest/dynamic/instance-identity/document ");
    boolean token = request.startsWith("PUT /latest/api/token ");
    String status = document || token ? "200 OK" : "404 Not Found";
    String body = document ? CloudServer.body("ec2") : "AQAAAtoken==";
    RawServer.write(
        out, "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  private static AgentJvm jvm(int java, String... steps) {
    return AgentJvm.java(java)
        .main("cloud.Script", steps)
        .options("enable_cloud_metadata=true", "metadata_cache=off", "include=cloud.Script#call");
  }
}
