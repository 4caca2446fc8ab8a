package io.telemetryagent.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.EventType;
import io.telemetryagent.pipeline.DropReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the endpoint does, each record is sent or counted. */
@Timeout(60)
class ChannelTest {
  private static final long PLENTY = TimeUnit.HOURS.toNanos(1);

  @TempDir Path folder;
  private final DropTally drops = new DropTally();
  private final Script client = new Script();
  private long giveUpNanos = PLENTY;
  private Channel<Parcel> channel;
  private Thread thread;

  private void start(Channel.Opening<Parcel> opening) {
    AgentLog log = AgentLog.toFile(AgentLog.Level.WARN, folder.resolve("log").toString());
    channel = new Channel<>("Parcels", "nowhere", opening, drops, log, giveUpNanos);
    thread = new Thread(channel, "channel");
    thread.start();
  }

  private void start(Answer... answers) {
    client.answers.addAll(List.of(answers));
    start(progress -> client);
  }

  @Test
  void taken_isSent() throws Exception {
    start();
    offer(10);
    close();
    assertThat(channel.sent()).isEqualTo(10);
    assertThat(drops()).isEmpty();
    assertThat(log()).isEmpty();
    assertThat(client.closed).isTrue();
  }

  @Test
  void notNow_isTriedAgain() throws Exception {
    start(later());
    offer(10);
    client.asked.await();
    close();
    assertThat(channel.sent()).isEqualTo(10);
    assertThat(drops()).isEmpty();
    assertThat(log().lines()).hasSize(2);
    assertThat(log()).contains("takes nothing (busy)", "works again");
  }

  @Test
  void state_isDescribed() throws Exception {
    client.dead = true;
    start();
    offer(10);
    client.askedTwice.await();
    assertThat(channel.described())
        .isEqualTo(Map.of("endpoint", "nowhere", "sent", 0L, "waiting", 10, "works", false));
    client.dead = false;
    close();
    assertThat(channel.described())
        .isEqualTo(Map.of("endpoint", "nowhere", "sent", 10L, "waiting", 0, "works", true));
  }

  @Test
  void notNowAgainAtTheEnd_isCounted() throws Exception {
    start(later(), later());
    offer(10);
    client.asked.await();
    close();
    assertThat(drops()).containsExactly(Map.entry(DropReason.OTLP_SHUTDOWN, 10L));
    assertThat(client.requests).isEqualTo(2);
  }

  @Test
  void notNowForTooLong_isGivenUp_andTheNextIsTried() throws Exception {
    giveUpNanos = 0;
    start(later());
    offer(Backlog.BATCH + 10);
    client.asked.await();
    close();
    assertThat(drops()).containsExactly(Map.entry(DropReason.OTLP_FAILED, (long) Backlog.BATCH));
    assertThat(channel.sent()).isEqualTo(10);
  }

  @Test
  void refused_isCounted_andNeverSentAgain() throws Exception {
    start(refused());
    offer(10);
    close();
    assertThat(channel.sent()).isZero();
    assertThat(drops()).containsExactly(Map.entry(DropReason.OTLP_REJECTED, 10L));
    assertThat(client.requests).isEqualTo(1);
    assertThat(log()).contains("bad request");
  }

  @Test
  void partlyRefused_isCountedInPart() throws Exception {
    start(partly(3));
    offer(10);
    close();
    assertThat(channel.sent()).isEqualTo(7);
    assertThat(drops()).containsExactly(Map.entry(DropReason.OTLP_REJECTED, 3L));
  }

  @Test
  void moreRefusedThanSent_isAllOfIt() throws Exception {
    start(partly(1000));
    offer(10);
    close();
    assertThat(channel.sent()).isZero();
    assertThat(drops()).containsExactly(Map.entry(DropReason.OTLP_REJECTED, 10L));
  }

  @Test
  void deadEndpoint_isNotWaitedForAtTheEnd() throws Exception {
    client.dead = true;
    start();
    offer(Backlog.BATCH + 10);
    channel.finish(System.nanoTime() + PLENTY);
    assertThat(drops()).containsExactly(Map.entry(DropReason.OTLP_SHUTDOWN, Backlog.BATCH + 10L));
    close();
  }

  @Test
  void firstRequest_hasMoreTime() throws Exception {
    client.dead = true;
    start();
    assertThat(channel.stallMillis()).isEqualTo(Channel.FIRST_STALL_MILLIS);
    offer(1);
    client.askedTwice.await();
    assertThat(channel.stallMillis()).isEqualTo(Channel.STALL_MILLIS);
    client.dead = false;
    close();
  }

  @Test
  void silentEndpoint_isGivenUpAtTheEnd() throws Exception {
    client.silence = new CountDownLatch(1);
    start();
    offer(10);
    channel.finish(System.nanoTime());
    assertThat(drops()).containsExactly(Map.entry(DropReason.OTLP_SHUTDOWN, 10L));
    assertThat(log()).contains("did not answer before the end");
    client.silence.countDown();
    close();
    assertThat(channel.sent()).isZero();
    assertThat(drops()).isEmpty();
  }

  /** As one does that is told to come again in an hour. */
  @Test
  void clientThatSleeps_endsWithTheChannel() throws Exception {
    client.silence = new CountDownLatch(1);
    client.answers.add(later());
    start();
    offer(10);
    client.asked.await();
    channel.close(System.nanoTime());
    thread.join();
    assertThat(drops()).containsExactly(Map.entry(DropReason.OTLP_SHUTDOWN, 10L));
    assertThat(client.requests).isEqualTo(1);
    assertThat(log().lines()).singleElement().asString().contains("did not answer before the end");
  }

  @Test
  void clientThatCannotBeMade_isToldOnce_andAllIsCounted() throws Exception {
    start(
        progress -> {
          throw new IOException("no such file: ca.pem");
        });
    offer(10);
    close();
    assertThat(drops()).containsExactly(Map.entry(DropReason.OTLP_FAILED, 10L));
    assertThat(log().lines()).singleElement().asString().contains("no such file: ca.pem");
  }

  /** Memory is the app's as well: it may be back in a moment. */
  @Test
  void lackOfMemory_isOutlived() throws Exception {
    AtomicInteger openings = new AtomicInteger();
    client.withoutMemory = 2;
    start(
        progress -> {
          if (openings.incrementAndGet() == 1) {
            throw new OutOfMemoryError();
          }
          return client;
        });
    offer(10);
    client.askedTwice.await();
    offer(10);
    close();
    assertThat(channel.sent()).isEqualTo(20);
    assertThat(drops()).isEmpty();
    assertThat(log()).isEmpty();
  }

  @Test
  void moreThanCanWait_isCounted() throws Exception {
    client.silence = new CountDownLatch(1);
    start();
    offer(Backlog.BATCH);
    client.asked.await();
    offer(Backlog.MOST + 7);
    assertThat(drops()).containsExactly(Map.entry(DropReason.OTLP_QUEUE_FULL, 7L));
    client.silence.countDown();
    close();
    assertThat(channel.sent()).isEqualTo(Backlog.BATCH + Backlog.MOST);
  }

  private void offer(int count) {
    for (int i = 0; i < count; i++) {
      channel.offer(new Parcel());
    }
  }

  private void close() throws InterruptedException {
    channel.close(System.nanoTime() + PLENTY);
    thread.join();
  }

  private Map<DropReason, Long> drops() {
    Map<DropReason, Long> counts = new EnumMap<>(DropReason.class);
    drops.tell((reason, type, count) -> counts.merge(reason, count, Long::sum));
    return counts;
  }

  private String log() throws IOException {
    Path file = folder.resolve("log");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static Answer later() {
    return Answer.failure(
        new Exception("busy") {
          @Override
          public String toString() {
            return getMessage();
          }
        });
  }

  private static Answer refused() {
    return Answer.unsendable(new IllegalStateException("bad request"));
  }

  private static Answer partly(int count) {
    byte[] body = {10, 3, 8, (byte) (count & 127 | 128), (byte) (count >> 7)};
    return Answer.of(new HttpAnswer(200, body));
  }

  private record Parcel() implements Outgoing {
    @Override
    public int weight() {
      return 1;
    }

    @Override
    public void countDropped(DropReason reason, DropTally tally) {
      tally.add(reason, EventType.FUNCTION_EXIT, 1);
    }
  }

  /** Gives its answers in their order, then takes all. */
  private static final class Script implements Client<Parcel> {
    final Queue<Answer> answers = new ArrayDeque<>();
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch askedTwice = new CountDownLatch(2);
    volatile CountDownLatch silence = new CountDownLatch(0);
    volatile boolean dead;
    volatile boolean closed;
    int withoutMemory;
    int requests;

    @Override
    public Answer send(Collection<Parcel> batch) {
      requests++;
      asked.countDown();
      askedTwice.countDown();
      try {
        silence.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (requests <= withoutMemory) {
        throw new OutOfMemoryError();
      }
      if (dead) {
        return later();
      }
      Answer next = answers.poll();
      return next == null ? Answer.of(new HttpAnswer(200, new byte[0])) : next;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
