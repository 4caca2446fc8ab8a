package io.telemetryagent.e2e.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The facts of each platform, on every line of a JVM that has the platform's environment and, in
 * the place of its metadata servers, one of ours.
 */
class MetadataPlatformsTest {
  @TempDir private Path temp;

  @ParameterizedTest
  @MethodSource("platforms")
  void everyLine_tellsWhereItIsFrom(Platform platform) throws IOException {
    try (CloudServer server = new CloudServer()) {
      Run run =
          platform
              .jvm(server, temp)
              .main("cloud.Script", "event agent_start", "call 2")
              .options("metadata_cache=off", "metadata_timeout_ms=20000")
              .options("include=cloud.Script#call")
              .run();

      assertThat(run.stdout()).isEqualTo("done\n");
      assertThat(run.calls()).containsEntry("cloud.Script.call", 2L);
      assertThat(run.lines())
          .allSatisfy(line -> assertThat(Facts.of(line)).isEqualTo(platform.facts()));
      assertThat(server.requestCount() > 0).as("%s", server.requests()).isEqualTo(platform.asks());
      assertThat(server.requests())
          .as("requests that would bring secrets")
          .noneMatch(request -> request.contains("recursive") || request.contains("credentials"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void endpoint_mayBeOfIpv6(int java) throws IOException {
    assumeTrue(NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null, "no ::1");
    try (CloudServer server = new CloudServer("[::1]").ec2()) {
      Run run =
          AgentJvm.java(java)
              .main("cloud.Script", "event agent_start")
              .environment("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url())
              .environment("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv6")
              .options("enable_cloud_metadata=true", "metadata_cache=off")
              .options("metadata_timeout_ms=20000")
              .run();
      assertThat(server.url()).startsWith("http://[::1]:");
      assertThat(Facts.of(run.lines().get(0)))
          .containsEntry("cloud.instance.id", "i-0aa11bb22cc33dd44");
    }
  }

  static Stream<Platform> platforms() {
    return Platform.all();
  }
}
