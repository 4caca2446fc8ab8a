package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.cloud.CloudServer;
import io.telemetryagent.e2e.cloud.Facts;
import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What one start learnt from a server, the next need not ask. */
class MetadataCachingTest {
  private static final String[] UNTIL_STORED = {"event agent_start", "await CACHE ec2"};
  private static final String[] UNTIL_STARTED = {"event agent_start"};

  private final CloudServer server = new CloudServer().ec2();
  private Map<String, String> facts;

  @TempDir private Path home;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void secondStart_sendsNoPacket() throws IOException {
    fill();
    server.forgetRequests();

    for (int java : new int[] {8, Jdks.own(), 25}) {
      Run second = start(java, UNTIL_STARTED);
      assertThat(second.lines()).allSatisfy(line -> assertThat(Facts.of(line)).isEqualTo(facts));
      assertThat(second.lines("agent_metadata").get(0).message())
          .startsWith("found aws ec2 from IMDSv2, cached, in ");
    }

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void file_isTheOwnersAlone_andHoldsNoToken() throws IOException {
    fill();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache())))
        .isEqualTo("rw-------");
    assertThat(cache()).content().doesNotContain(CloudServer.TOKEN);
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).containsExactly(cache());
    }
  }

  @Test
  void corruptFile_isIgnored_andReplaced() throws IOException {
    fill();
    String good = Files.readString(cache());
    Files.writeString(cache(), good.substring(0, good.length() / 2));
    assertThatServerIsAsked(UNTIL_STORED);
    assertThat(Files.readString(cache())).hasSize(good.length());
  }

  @Test
  void fileOfAnotherBoot_isIgnored() throws IOException {
    fill();
    String text = Files.readString(cache());
    Files.writeString(
        cache(), text.replaceAll("\"identity\":\"[0-9a-f]{8}", "\"identity\":\"00000000"));
    assertThatServerIsAsked(UNTIL_STARTED);
  }

  @Test
  void oldFile_isIgnored() throws IOException {
    fill();
    String text = Files.readString(cache());
    long dayAgo = System.currentTimeMillis() - 25 * 60 * 60 * 1000;
    Files.writeString(
        cache(), text.replaceAll("\"written_ms\":\"\\d+", "\"written_ms\":\"" + dayAgo));
    assertThatServerIsAsked(UNTIL_STARTED);
  }

  @Test
  void link_isNeitherReadNorReplaced() throws IOException {
    fill();
    Path elsewhere = home.resolve("elsewhere");
    Files.move(cache(), elsewhere);
    Files.createSymbolicLink(cache(), elsewhere);
    assertThatServerIsAsked(UNTIL_STARTED);
    assertThat(cache()).isSymbolicLink();
  }

  @Test
  void fileThatOthersMayWrite_isIgnored() throws IOException {
    fill();
    Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThatServerIsAsked(UNTIL_STARTED);
  }

  @Test
  void off_leavesNoFile() throws IOException {
    Run run = jvm(Jdks.own(), UNTIL_STARTED).options("metadata_cache=off").run();
    assertThat(Facts.of(run.lines().get(0))).containsEntry("cloud.platform", "ec2");
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void path_isTheOneGiven() throws IOException {
    Path other = home.resolve("other.json");
    jvm(Jdks.own(), "await " + other + " ec2").options("metadata_cache=" + other).run();
    assertThat(cache()).doesNotExist();
  }

  /** Where even root cannot make a file. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void homeThatCannotBeWritten_isNoLoss_andNotWorthAWord() {
    Run run = jvm(Jdks.own(), UNTIL_STARTED).property("user.home", "/proc").run();
    assertThat(Facts.of(run.lines().get(0))).containsEntry("cloud.platform", "ec2");
    assertThat(run.stderr()).isEmpty();
  }

  @Test
  void startsAtTheSameTime_leaveOneWholeFile() throws IOException {
    List<CompletableFuture<Run>> runs =
        Stream.of(17, 17, 17)
            .map(java -> CompletableFuture.supplyAsync(() -> start(java, UNTIL_STORED)))
            .toList();
    runs.forEach(CompletableFuture::join);
    server.forgetRequests();
    start(Jdks.own(), UNTIL_STARTED);
    assertThat(server.requests()).isEmpty();
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).containsExactly(cache());
    }
  }

  private void fill() {
    facts = Facts.of(start(Jdks.own(), UNTIL_STORED).lines().get(0));
    assertThat(facts).containsEntry("cloud.instance.id", "i-0aa11bb22cc33dd44");
  }

  private void assertThatServerIsAsked(String... steps) {
    server.forgetRequests();
    Run run = start(Jdks.own(), steps);
    assertThat(server.requests()).contains("PUT /latest/api/token");
    assertThat(Facts.of(run.lines().get(0))).isEqualTo(facts);
  }

  private Run start(int java, String... steps) {
    return jvm(java, steps).run();
  }

  private AgentJvm jvm(int java, String... steps) {
    return AgentJvm.java(java)
        .main(
            "cloud.Script",
            Stream.of(steps)
                .map(step -> step.replace("CACHE", cache().toString()))
                .toArray(String[]::new))
        .property("user.home", home.toString())
        .environment("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url())
        .options("enable_cloud_metadata=true", "metadata_timeout_ms=20000");
  }

  private Path cache() {
    return home.resolve(".telemetry_metadata.json");
  }
}
