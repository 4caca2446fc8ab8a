package io.telemetryagent.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.output.EventType;
import io.telemetryagent.pipeline.DropReason;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BacklogTest {
  private final DropTally drops = new DropTally();
  private final Backlog<Parcel> backlog = new Backlog<>(drops);

  @Test
  void fullBatch_isTakenAtOnce_andTheRestAfterIt() throws InterruptedException {
    offer(Backlog.BATCH + 1, 1);
    assertThat(settled()).hasSize(Backlog.BATCH);
    backlog.hurry();
    assertThat(backlog.next()).hasSize(1);
  }

  @Test
  void heavyItems_makeSmallBatches() throws InterruptedException {
    offer(5, (int) (Backlog.BATCH_WEIGHT / 2));
    assertThat(backlog.next()).hasSize(2);
  }

  @Test
  void itemHeavierThanABatch_isABatchOfItsOwn() throws InterruptedException {
    offer(2, (int) Backlog.BATCH_WEIGHT + 1);
    assertThat(backlog.next()).hasSize(1);
  }

  @Test
  void offer_isRefused_whereThereIsNoRoom() {
    offer(Backlog.MOST + 3, 1);
    assertThat(dropped()).isEqualTo(3);
  }

  @Test
  void offer_isRefused_whereMemoryIsTaken() throws InterruptedException {
    int weight = 1 << 20;
    offer((int) (Backlog.MOST_WEIGHT / weight), weight);
    offer(1, 1);
    assertThat(dropped()).isEqualTo(1);
    backlog.next();
    offer(1, 1);
    assertThat(dropped()).isZero();
  }

  @Test
  void singleItem_isTakenInTheEnd() throws InterruptedException {
    offer(1, 1);
    assertThat(backlog.next()).hasSize(1);
  }

  @Test
  void closed_leavesWhatWaits_andTakesNoMore() throws InterruptedException {
    offer(1, 1);
    backlog.close();
    offer(1, 1);
    assertThat(dropped()).isEqualTo(1);
    assertThat(settled()).hasSize(1);
    assertThat(backlog.next()).isNull();
  }

  @Test
  void batchThatIsNotSettled_comesAgain() throws InterruptedException {
    offer(Backlog.BATCH + 1, 1);
    assertThat(settled()).hasSize(Backlog.BATCH);
    assertThat(backlog.next()).hasSize(1).isSameAs(backlog.next());
  }

  @Test
  void batchUnderway_isWaitedFor() throws InterruptedException {
    offer(1, 1);
    List<Parcel> batch = backlog.next();
    Thread sender = new Thread(() -> backlog.settle(batch, List.of(), DropReason.OTLP_REJECTED));
    sender.start();
    assertThat(backlog.awaitEmpty(System.nanoTime() + TimeUnit.HOURS.toNanos(1), 50_000)).isTrue();
    sender.join();
  }

  @Test
  void batchThatWasGivenUp_isNotSettledAgain() throws InterruptedException {
    offer(2, 1);
    backlog.hurry();
    List<Parcel> batch = backlog.next();
    offer(1, 1);
    assertThat(backlog.awaitEmpty(System.nanoTime(), 50_000)).isFalse();
    backlog.dropAll(DropReason.OTLP_SHUTDOWN);
    assertThat(dropped()).isEqualTo(3);
    backlog.settle(batch, batch.subList(0, 1), DropReason.OTLP_REJECTED);
    assertThat(dropped()).isZero();
    assertThat(backlog.sent()).isZero();
    assertThat(backlog.awaitEmpty(System.nanoTime(), 50_000)).isTrue();
  }

  @Test
  void endpointThatSaysNothing_isNotWaitedForUntilTheDeadline() throws InterruptedException {
    offer(1, 1);
    backlog.madeProgress();
    backlog.hurry();
    backlog.next();
    assertThat(backlog.awaitEmpty(System.nanoTime() + TimeUnit.HOURS.toNanos(1), 20)).isFalse();
  }

  @Test
  void endpointThatCannotBeAskedYet_isWaitedForUntilTheDeadline() throws InterruptedException {
    offer(1, 1);
    backlog.hurry();
    long start = System.nanoTime();
    assertThat(backlog.awaitEmpty(start + TimeUnit.MILLISECONDS.toNanos(100), 1)).isFalse();
    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(100));
  }

  @Test
  void pause_endsInAHurry() throws InterruptedException {
    Thread hurrying = new Thread(backlog::hurry);
    hurrying.start();
    backlog.pause(TimeUnit.HOURS.toMillis(1));
    hurrying.join();
    assertThat(backlog.isHurried()).isTrue();
  }

  /** The next batch, of which all was taken. */
  private List<Parcel> settled() throws InterruptedException {
    List<Parcel> batch = backlog.next();
    backlog.settle(batch, List.of(), DropReason.OTLP_REJECTED);
    return batch;
  }

  private void offer(int count, int weight) {
    for (int i = 0; i < count; i++) {
      backlog.offer(new Parcel(weight));
    }
  }

  private long dropped() {
    long[] sum = new long[1];
    drops.tell((reason, type, count) -> sum[0] += count);
    return sum[0];
  }

  private record Parcel(int weight) implements Outgoing {
    @Override
    public void countDropped(DropReason reason, DropTally tally) {
      tally.add(reason, EventType.FUNCTION_EXIT, 1);
    }
  }
}
