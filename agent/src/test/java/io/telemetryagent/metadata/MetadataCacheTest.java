package io.telemetryagent.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import io.telemetryagent.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataCacheTest {
  private static final long NOW = 1_795_000_000_000L;
  private static final Resource AWS =
      Resource.builder()
          .put("cloud.provider", "aws")
          .put("cloud.metadata_source", "IMDSv2")
          .fallback("cloud.platform", "ec2")
          .put("host.public_ip", "198.51.100.7")
          .put("host.name", "stays-out")
          .put("k8s.cluster.name", "prod")
          .put("k8s.container.name", "shop")
          .put("k8s.pod.name", "stays-out")
          .detail("container.id", "0123")
          .build();

  @TempDir Path home;
  private Path file;

  @BeforeEach
  void setUp() {
    file = home.resolve(".telemetry_metadata.json");
  }

  @Test
  void load_bringsBackWhatServersTold() {
    cache("here").store(AWS, NOW);

    Resource loaded = cache("here").load(NOW + 1);

    assertThat(loaded.known().keySet())
        .containsExactlyInAnyOrder(
            "cloud.provider",
            "cloud.metadata_source",
            "cloud.platform",
            "host.public_ip",
            "k8s.cluster.name",
            "k8s.container.name");
    assertThat(loaded.get("cloud.metadata_source")).isEqualTo("IMDSv2");
    assertThat(loaded.details()).containsEntry("container.id", "0123");
  }

  @Test
  void load_isForADayAndTenMinutesForNothing() {
    cache("here").store(AWS, NOW);
    assertThat(cache("here").load(NOW + TimeUnit.HOURS.toMillis(24) - 1)).isNotNull();
    assertThat(cache("here").load(NOW + TimeUnit.HOURS.toMillis(24))).isNull();
    assertThat(cache("here").load(NOW - 1)).isNull();

    cache("here").store(Resource.EMPTY, NOW);
    assertThat(cache("here").load(NOW + TimeUnit.MINUTES.toMillis(10) - 1))
        .isEqualTo(Resource.EMPTY);
    assertThat(cache("here").load(NOW + TimeUnit.MINUTES.toMillis(10))).isNull();
  }

  @Test
  void load_isNullForAnotherMachineOrBoot() {
    cache("here").store(AWS, NOW);

    assertThat(cache("elsewhere").load(NOW)).isNull();
  }

  @Test
  void store_letsNobodyElseIn() throws IOException {
    cache("here").store(AWS, NOW);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(filesInHome()).containsExactly(file);
  }

  @Test
  void store_keepsNoSecret() throws IOException {
    Resource told =
        Resource.builder()
            .put("k8s.cluster.name", "http://me:s3cret@cluster")
            .detail("container.id", "token=s3cret")
            .build();
    cache("here").store(told, NOW);
    assertThat(Files.readString(file)).contains("[redacted]").doesNotContain("s3cret");
  }

  @Test
  void store_replacesAnOlderAnswer() {
    cache("here").store(Resource.EMPTY, NOW);
    cache("here").store(AWS, NOW);

    assertThat(cache("here").load(NOW).get("cloud.provider")).isEqualTo("aws");
  }

  @Test
  void load_isNullWhereOthersMayWrite() throws IOException {
    cache("here").store(AWS, NOW);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

    assertThat(cache("here").load(NOW)).isNull();
  }

  @Test
  void load_isNullForSomebodyElsesFile() {
    cache("here").store(AWS, NOW);

    assertThat(new MetadataCache(file, "4711", "here", Redactor.DEFAULT).load(NOW)).isNull();
  }

  @Test
  void load_followsNoLink() throws IOException {
    cache("here").store(AWS, NOW);
    Path link = Files.createSymbolicLink(home.resolve("link"), file);

    assertThat(new MetadataCache(link, user(), "here", Redactor.DEFAULT).load(NOW)).isNull();
  }

  @Test
  void store_writesThroughNoLink() throws IOException {
    Path target = Files.writeString(home.resolve("precious"), "precious");
    Files.createSymbolicLink(file, target);

    cache("here").store(AWS, NOW);

    assertThat(target).hasContent("precious");
    assertThat(file).isSymbolicLink();
    assertThat(filesInHome()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"format\":\"telemetry-agent metadata 2\",\"identity\":\"here\","
            + "\"written_ms\":\"1794999999999\",\"cloud.provider\":\"aws\"}",
        "{\"format\":\"telemetry-agent metadata 1\",\"identity\":\"here\"}",
        "{\"format\":\"telemetry-agent metadata 1\",\"identity\":\"here\",\"written_ms\":\"x\"}",
        "{\"format\":\"telemetry-agent metadata 1\",\"identity\":\"here\",\"written_ms\":\"1\","
            + "\"cloud.unknown\":\"x\"}",
      })
  void load_isNullForWhatWeDidNotWrite(String text) throws IOException {
    Files.writeString(file, text);

    assertThat(cache("here").load(NOW)).isNull();
  }

  @Test
  void store_isSilentWhereItCannotWrite() {
    Path nowhere = home.resolve("missing/folder/cache.json");

    new MetadataCache(nowhere, user(), "here", Redactor.DEFAULT).store(AWS, NOW);

    assertThat(nowhere.getParent()).doesNotExist();
  }

  @Test
  void store_ofManyAtOnceLeavesOneWholeFile() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int n = 0; n < 50; n++) {
                  cache("here").store(AWS, NOW);
                  assertThat(cache("here").load(NOW)).isNotNull();
                }
              }));
    }
    List<Throwable> failures = new ArrayList<>();
    for (Thread thread : threads) {
      thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure));
      thread.start();
    }
    for (Thread thread : threads) thread.join();

    assertThat(failures).isEmpty();
    assertThat(filesInHome()).containsExactly(file);
  }

  @Property(tries = 200)
  void load_neverFails(@ForAll byte[] content) throws IOException {
    Path any = Files.createTempFile("cache", null);
    try {
      Files.write(any, content);
      assertThat(new MetadataCache(any, user(), "here", Redactor.DEFAULT).load(NOW)).isNull();
    } finally {
      Files.delete(any);
    }
  }

  private MetadataCache cache(String identity) {
    return new MetadataCache(file, user(), identity, Redactor.DEFAULT);
  }

  private static String user() {
    return CacheIdentity.user(Surroundings.ofThisJvm());
  }

  private List<Path> filesInHome() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.toList();
    }
  }
}
