package io.telemetryagent.e2e.cloud;

import static org.assertj.core.api.Assertions.assertThat;

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
  private final CloudServer server = new CloudServer().ec2();
  private Map<String, String> facts;
  private Path root = Path.of("/");

  @TempDir private Path home;
  @TempDir private Path machine;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void secondStart_sendsNoPacket() throws IOException {
    fill();
    server.forgetRequests();

    for (int java : new int[] {8, Jdks.own(), 25}) {
      Run second = start(java);
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
    assertThatServerIsAsked();
    assertThat(Files.readString(cache())).hasSize(good.length());
  }

  @Test
  void fileOfAnotherBoot_isIgnored() throws IOException {
    boot("2bcd2d1f-0000-4000-8000-000000000001");
    fill();
    boot("2bcd2d1f-0000-4000-8000-000000000002");
    assertThatServerIsAsked();
  }

  @Test
  void oldFile_isIgnored() throws IOException {
    fill();
    String text = Files.readString(cache());
    long dayAgo = System.currentTimeMillis() - 25 * 60 * 60 * 1000;
    Files.writeString(
        cache(), text.replaceAll("\"written_ms\":\"\\d+", "\"written_ms\":\"" + dayAgo));
    assertThatServerIsAsked();
  }

  @Test
  void link_isNeitherReadNorReplaced() throws IOException {
    fill();
    Path elsewhere = home.resolve("elsewhere");
    Files.move(cache(), elsewhere);
    Files.createSymbolicLink(cache(), elsewhere);
    assertThatServerIsAsked();
    assertThat(cache()).isSymbolicLink();
  }

  @Test
  void fileThatOthersMayWrite_isIgnored() throws IOException {
    fill();
    Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThatServerIsAsked();
  }

  @Test
  void off_leavesNoFile() throws IOException {
    Run run = jvm(Jdks.own()).options("metadata_cache=off").run();
    assertThat(Facts.of(run.lines().get(0))).containsEntry("cloud.platform", "ec2");
    assertThat(home).isEmptyDirectory();
    assertThat(run.work()).isEmptyDirectory();
  }

  @Test
  void path_isTheOneGiven() throws IOException {
    Path other = home.resolve("other.json");
    jvm(Jdks.own()).options("metadata_cache=" + other).run();
    assertThat(other).content().contains("ec2");
    assertThat(cache()).doesNotExist();
  }

  /** Where even root cannot make a file. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void homeThatCannotBeWritten_isNoLoss_andNotWorthAWord() {
    Run run = jvm(Jdks.own()).property("user.home", "/proc").run();
    assertThat(Facts.of(run.lines().get(0))).containsEntry("cloud.platform", "ec2");
    assertThat(run.stderr()).isEmpty();
  }

  @Test
  void startsAtTheSameTime_leaveOneWholeFile() throws IOException {
    List<CompletableFuture<Run>> runs =
        Stream.of(17, 17, 17)
            .map(java -> CompletableFuture.supplyAsync(() -> start(java)))
            .toList();
    runs.forEach(CompletableFuture::join);
    server.forgetRequests();
    start(Jdks.own());
    assertThat(server.requests()).isEmpty();
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).containsExactly(cache());
    }
  }

  /** From now on starts are on a machine of that boot id. */
  private void boot(String id) throws IOException {
    root = machine;
    Path file = machine.resolve("proc/sys/kernel/random/boot_id");
    Files.createDirectories(file.getParent());
    Files.writeString(file, id + "\n");
  }

  private void fill() {
    facts = Facts.of(start(Jdks.own()).lines().get(0));
    assertThat(facts).containsEntry("cloud.instance.id", "i-0aa11bb22cc33dd44");
  }

  private void assertThatServerIsAsked() {
    server.forgetRequests();
    Run run = start(Jdks.own());
    assertThat(server.requests()).contains("PUT /latest/api/token");
    assertThat(Facts.of(run.lines().get(0))).isEqualTo(facts);
  }

  private Run start(int java) {
    return jvm(java).run();
  }

  private AgentJvm jvm(int java) {
    return AgentJvm.java(java)
        .main("cloud.Script", "event agent_start", "searched")
        .property("user.home", home.toString())
        .environment("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url())
        .options("enable_cloud_metadata=true", "metadata_timeout_ms=20000")
        .options("metadata_root=" + root);
  }

  private Path cache() {
    return home.resolve(".telemetry_metadata.json");
  }
}
