package io.telemetryagent.metadata;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static io.telemetryagent.metadata.cloud.MetadataFixtures.AZURE_DOCUMENT;
import static io.telemetryagent.metadata.cloud.MetadataFixtures.EC2_DOCUMENT;
import static io.telemetryagent.metadata.cloud.MetadataFixtures.ECS_CONTAINER;
import static io.telemetryagent.metadata.cloud.MetadataFixtures.ECS_TASK;
import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.metadata.client.Deadline;
import io.telemetryagent.metadata.client.FaultyServer;
import io.telemetryagent.metadata.cloud.CloudSigns;
import io.telemetryagent.metadata.cloud.MetadataProbe;
import io.telemetryagent.metadata.cloud.MetadataProbes;
import io.telemetryagent.metadata.cloud.ProbeHarness;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import io.telemetryagent.redact.Redactor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataSearchTest extends ProbeHarness {
  private static final String DOCUMENT = "/latest/dynamic/instance-identity/document";
  private static final long[] NEVER = {};
  private static final long[] SOON = {1, 1, 1, 200, 200, 200, 1000, 1000};

  private final BlockingQueue<MetadataReport> late = new LinkedBlockingQueue<>();
  private String cacheFile;
  private String endpoint;
  private MetadataSearch search;

  @AfterEach
  void endSearch() {
    if (search != null) search.close();
  }

  @Test
  void await_knowsAnInstance() {
    endpoint = server.baseUrl();
    ec2(DOCUMENT, 200, EC2_DOCUMENT);

    MetadataReport report = search(5000, NEVER).await();

    assertThat(report.resource().get("cloud.instance.id")).isEqualTo("i-0aa11bb22cc33dd44");
    assertThat(report.message()).startsWith("found aws ec2 from IMDSv2 in ");
    assertThat(report.attributes())
        .containsEntry("metadata.source", "IMDSv2")
        .containsEntry("metadata.from_cache", false)
        .containsEntry("metadata.probe.ec2.outcome", "found")
        .containsKeys("metadata.elapsed_ms", "metadata.probe.ec2.elapsed_ms")
        .doesNotContainKey("metadata.hint");
  }

  @Test
  void await_mergesTheProbesOfOneCloud() {
    endpoint = server.baseUrl();
    machine.env("ECS_CONTAINER_METADATA_URI_V4", "http://169.254.170.2/v4/0123");
    path("/v4/0123", 200, ECS_CONTAINER);
    path("/v4/0123/task", 200, ECS_TASK);
    ec2(DOCUMENT, 200, EC2_DOCUMENT);

    Resource found = search(5000, NEVER).await().resource();

    assertThat(found.get("cloud.platform")).isEqualTo("ecs");
    assertThat(found.get("cloud.metadata_source")).isEqualTo("ecs");
    assertThat(found.get("cloud.machine.type")).isEqualTo("m7g.2xlarge");
  }

  @Test
  void await_doesNotWaitForOtherCloudsOnceOneIsFound() throws Exception {
    // Only Azure answers; the token of EC2 and the keys of Google hang.
    try (FaultyServer others =
        new FaultyServer(
            (request, out) -> {
              if (!request.startsWith("GET /metadata/instance")) Thread.currentThread().join();
              out.write(("HTTP/1.1 200 OK\r\n\r\n" + AZURE_DOCUMENT).getBytes());
            })) {
      endpoint = others.url();
      long start = System.nanoTime();

      MetadataReport report = search(20_000, NEVER).await();

      assertThat(report.resource().get("cloud.provider")).isEqualTo("azure");
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
      assertThat(report.attributes()).containsEntry("metadata.probe.ec2.outcome", "not here");
    }
  }

  @Test
  void start_sendsNothingWhereNothingHintsAtACloud() {
    machine.file("/sys/class/dmi/id/sys_vendor", "LENOVO");

    MetadataReport report = search(5000, NEVER).await();

    assertThat(report.isNews()).isFalse();
    assertThat(report.attributes())
        .containsOnlyKeys(
            "metadata.found", "metadata.source", "metadata.from_cache", "metadata.elapsed_ms");
  }

  @Test
  void start_sendsNothingWhereItIsSwitchedOff() {
    MetadataSettings off =
        new MetadataSettings(false, 5000, null, server.baseUrl(), "metadata", Redactor.DEFAULT);

    search = MetadataSearch.start(machine.surroundings(), off, late::add);

    assertThat(search.await().resource()).isEqualTo(Resource.EMPTY);
    server.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void await_endsByTheDeadlineWhereTheServerHangs() throws Exception {
    try (FaultyServer hanging = FaultyServer.hanging()) {
      endpoint = hanging.url();
      machine.env("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://169.254.169.254");
      long start = System.nanoTime();

      MetadataReport report = search(400, NEVER).await();

      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(300L, 5000L);
      assertThat(report.resource()).isEqualTo(Resource.EMPTY);
      assertThat(report.message()).startsWith("no cloud facts found in ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 404, 500})
  void await_isEmptyForStatuses(int status) {
    endpoint = server.baseUrl();
    everything(status, EC2_DOCUMENT);

    assertThat(search(5000, NEVER).await().resource()).isEqualTo(Resource.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{", "[[[[", "{\"region\":7}", "\0"})
  void await_isEmptyForGarbage(String body) {
    endpoint = server.baseUrl();
    everything(200, body);

    assertThat(search(5000, NEVER).await().resource()).isEqualTo(Resource.EMPTY);
  }

  @Test
  void await_keepsTheOtherFactsWhereOneServerIsLost() {
    endpoint = server.baseUrl();
    machine.env("ECS_CONTAINER_METADATA_URI_V4", "http://169.254.170.2/v4/0123");
    path("/v4/0123", 200, ECS_CONTAINER);
    server.stubFor(put(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));

    MetadataReport report = search(4000, NEVER).await();

    assertThat(report.resource().get("cloud.account.id")).isEqualTo("210987654321");
  }

  @Test
  void listener_isToldOfFactsThatComeLate() throws Exception {
    endpoint = server.baseUrl();
    machine.env("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://169.254.169.254");
    everything(503, "");
    search(5000, SOON);
    assertThat(search.await().resource()).isEqualTo(Resource.EMPTY);

    ec2(DOCUMENT, 200, EC2_DOCUMENT);

    MetadataReport report = late.poll(10, TimeUnit.SECONDS);
    assertThat(report.resource().get("cloud.region")).isEqualTo("eu-central-1");
    assertThat(report.attributes()).containsEntry("metadata.probe.ec2.outcome", "found");
    assertThat(late.poll(100, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void listener_isToldAllFacts_whereSomeComeLate() throws Exception {
    endpoint = server.baseUrl();
    machine.env("ECS_CONTAINER_METADATA_URI_V4", "http://169.254.170.2/v4/0123");
    everything(503, "");
    ec2(DOCUMENT, 200, EC2_DOCUMENT);
    search(5000, SOON);
    assertThat(search.await().resource().get("cloud.platform")).isEqualTo("ec2");

    path("/v4/0123", 200, ECS_CONTAINER);
    path("/v4/0123/task", 200, ECS_TASK);

    MetadataReport report = late.poll(10, TimeUnit.SECONDS);
    // As if both had answered at once.
    assertThat(report.resource().get("cloud.platform")).isEqualTo("ecs");
    assertThat(report.resource().text("cloud.image.id")).startsWith("sha256:");
    assertThat(report.resource().get("cloud.machine.type")).isEqualTo("m7g.2xlarge");
    assertThat(report.message()).startsWith("found aws ecs from ecs in ");
  }

  @Test
  void search_asksOnceWhereNobodyNeedAnswer() throws Exception {
    // No sign of a cloud, but hidden hardware: silence is what is to be expected.
    machine.env("AWS_EC2_METADATA_DISABLED", "true");
    CloudSigns signs = new CloudSigns(machine.surroundings(), false);
    machine.env("GCE_METADATA_HOST", "127.0.0.1:1");
    List<MetadataProbe> gce =
        MetadataProbes.all(machine.surroundings(), "off").stream()
            .filter(probe -> probe.name().equals("gce"))
            .toList();

    MetadataTries tries = new MetadataTries(gce, signs, null);
    tries.next(Deadline.afterMillis(2000));

    assertThat(tries.isWorthAnother()).isFalse();
    assertThat(tries.isSettled()).isTrue();
  }

  @Test
  void report_saysWhatToDoAboutTheHopLimit() {
    endpoint = server.baseUrl();
    machine.env("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://169.254.169.254");
    server.stubFor(put(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));
    path("/latest/meta-data/", 401, "");

    MetadataReport report = search(4000, NEVER).await();

    assertThat(report.isNews()).isTrue();
    assertThat(report.message()).contains("--http-put-response-hop-limit 2");
    assertThat(report.attributes())
        .containsEntry("metadata.hint", report.hint())
        .containsEntry(
            "metadata.probe.ec2.outcome", "failed: the token is stopped by the hop limit");
  }

  @Test
  void cache_savesEveryPacketTheSecondTime() throws Exception {
    endpoint = server.baseUrl();
    cacheFile = root.resolve("cache.json").toString();
    machine.property("user.name", CacheIdentity.user(Surroundings.ofThisJvm()));
    ec2(DOCUMENT, 200, EC2_DOCUMENT);
    Resource first = search(5000, NEVER).await().resource();
    while (!Files.exists(Path.of(cacheFile))) Thread.onSpinWait();
    server.resetRequests();

    MetadataReport second = search(5000, NEVER).await();

    assertThat(second.resource().toMap()).isEqualTo(first.toMap());
    assertThat(second.attributes()).containsEntry("metadata.from_cache", true);
    server.verify(0, anyRequestedFor(anyUrl()));
    assertThat(Path.of(cacheFile)).content().doesNotContain(TOKEN);
  }

  @Test
  void cache_isForTheSameQuestionOnly() throws Exception {
    endpoint = server.baseUrl();
    cacheFile = root.resolve("cache.json").toString();
    machine.property("user.name", CacheIdentity.user(Surroundings.ofThisJvm()));
    ec2(DOCUMENT, 200, EC2_DOCUMENT);
    search(5000, NEVER).await();
    while (!Files.exists(Path.of(cacheFile))) Thread.onSpinWait();
    server.resetRequests();
    machine.file("/proc/sys/kernel/random/boot_id", "another boot");

    assertThat(search(5000, NEVER).await().attributes())
        .containsEntry("metadata.from_cache", false);
  }

  @Test
  void cache_isToldLateWhereItIsReadTooLate() throws Exception {
    endpoint = server.baseUrl();
    cacheFile = root.resolve("cache.json").toString();
    machine.property("user.name", CacheIdentity.user(Surroundings.ofThisJvm()));
    ec2(DOCUMENT, 200, EC2_DOCUMENT);
    search(5000, NEVER).await();
    while (!Files.exists(Path.of(cacheFile))) Thread.onSpinWait();

    for (int i = 0; i < 20; i++) {
      MetadataReport report = search(1, NEVER).await();
      if (report.resource().isEmpty()) report = late.poll(10, TimeUnit.SECONDS);
      assertThat(report.resource().get("cloud.provider")).isEqualTo("aws");
    }
  }

  @Test
  void publicIp_isAskedOfTheServiceThatTheUserNamed() {
    machine.file("/sys/class/dmi/id/sys_vendor", "LENOVO");
    path("/my-ip", 200, "198.51.100.77\n");
    MetadataSettings settings =
        new MetadataSettings(true, 5000, null, null, server.baseUrl() + "/my-ip", Redactor.DEFAULT);

    search = MetadataSearch.start(machine.surroundings(), settings, late::add);

    assertThat(search.await().resource().get("host.public_ip")).isEqualTo("198.51.100.77");
  }

  @Test
  void threads_areDaemonsAndEnd() throws Exception {
    endpoint = server.baseUrl();
    everything(404, "");
    search(5000, NEVER).await();

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!thread.getName().startsWith(MetadataSearch.THREAD_PREFIX)) continue;
      assertThat(thread.isDaemon()).isTrue();
      thread.join(5000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void close_endsTheWaitForAnotherTry() throws Exception {
    endpoint = server.baseUrl();
    machine.env("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://169.254.169.254");
    everything(503, "");
    search(5000, new long[] {60_000}).await();

    search.close();

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(MetadataSearch.THREAD_PREFIX)) thread.join(5000);
      if (thread.getName().startsWith(MetadataSearch.THREAD_PREFIX)) {
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  private MetadataSearch search(long timeoutMillis, long[] backOff) {
    MetadataSettings settings =
        new MetadataSettings(
            true, timeoutMillis, cacheFile, endpoint, "metadata", Redactor.DEFAULT);
    search = MetadataSearch.start(machine.surroundings(), settings, late::add, backOff);
    return search;
  }
}
