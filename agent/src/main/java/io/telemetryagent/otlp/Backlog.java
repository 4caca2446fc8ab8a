package io.telemetryagent.otlp;

import io.telemetryagent.pipeline.DropReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * What waits for one endpoint, bounded by number and memory. The writer puts in, and is never held
 * up; one thread takes out batches. Knows of a batch until its fate is settled.
 */
final class Backlog<T extends Outgoing> {
  /** Most that wait. */
  static final int MOST = 32_768;

  /** Bytes of memory that may wait, about. */
  static final long MOST_WEIGHT = 32L << 20;

  /** Most in a batch, and its bytes of memory: gRPC receivers refuse messages over 4 MiB. */
  static final int BATCH = 2048;

  static final long BATCH_WEIGHT = 2L << 20;

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** So long something waits for a batch to fill. */
  private static final long DELAY_NANOS = 1000 * NANOS_PER_MILLI;

  private final DropTally drops;
  private final ArrayDeque<T> waiting = new ArrayDeque<>();
  private long weight;
  private long sent;
  private List<T> underway = Collections.emptyList();
  private boolean hurried;
  private boolean closed;

  /** When something last moved; 0 before the endpoint can be asked at all. */
  private long lastProgress;

  /** An empty one, which counts in {@code drops} what is not sent. */
  Backlog(DropTally drops) {
    this.drops = drops;
  }

  /** Puts it in, or counts it as dropped where there is no room. */
  synchronized void offer(T item) {
    int itemWeight = item.weight();
    if (closed || waiting.size() >= MOST || weight + itemWeight > MOST_WEIGHT) {
      item.countDropped(DropReason.OTLP_QUEUE_FULL, drops);
      return;
    }
    waiting.add(item);
    weight += itemWeight;
    if (isBatchFull() || hurried) {
      notifyAll();
    }
  }

  /**
   * Waits for a batch to be full or due, and takes it; null where there will be none any more. The
   * same again until that is followed by {@link #settle}.
   */
  synchronized List<T> next() throws InterruptedException {
    if (!underway.isEmpty()) {
      return underway;
    }
    while (true) {
      long due = System.nanoTime() + DELAY_NANOS;
      long left = DELAY_NANOS;
      while (!closed && !isBatchFull() && !(hurried && !waiting.isEmpty()) && left > 0) {
        wait(left / NANOS_PER_MILLI + 1);
        left = due - System.nanoTime();
      }
      if (!waiting.isEmpty()) {
        underway = takeBatch();
        return underway;
      }
      if (closed) {
        return null;
      }
    }
  }

  /**
   * Says what became of a batch: {@code lost} of it is counted as dropped, the rest as sent.
   * Nothing is where all of it was dropped meanwhile.
   */
  synchronized void settle(List<T> batch, List<T> lost, DropReason reason) {
    madeProgress();
    if (underway == batch) {
      underway = Collections.emptyList();
      count(lost, reason);
      sent += batch.size() - lost.size();
    }
    notifyAll();
  }

  /** How many the endpoint took. */
  synchronized long sent() {
    return sent;
  }

  /** How many it may still take, or refuse. */
  synchronized int waiting() {
    return waiting.size() + underway.size();
  }

  /** Waits for so long, or until somebody is in a hurry. */
  synchronized void pause(long millis) throws InterruptedException {
    long until = System.nanoTime() + millis * NANOS_PER_MILLI;
    for (long left = millis; left > 0 && !hurried; ) {
      wait(left);
      left = (until - System.nanoTime()) / NANOS_PER_MILLI;
    }
  }

  /** From now on batches do not wait to be full. */
  synchronized void hurry() {
    if (!hurried && lastProgress != 0) {
      madeProgress();
    }
    hurried = true;
    notifyAll();
  }

  /** The endpoint can be asked now, or has got a whole request. */
  synchronized void madeProgress() {
    lastProgress = System.nanoTime();
  }

  synchronized boolean isHurried() {
    return hurried;
  }

  /**
   * Waits until nothing is left; gives up at {@code deadlineNanos}, or where the endpoint says
   * nothing for {@code stallMillis}. Whether nothing is left.
   */
  synchronized boolean awaitEmpty(long deadlineNanos, long stallMillis)
      throws InterruptedException {
    while (!waiting.isEmpty() || !underway.isEmpty()) {
      long now = System.nanoTime();
      long left = deadlineNanos - now;
      if (lastProgress != 0) {
        left = Math.min(left, lastProgress + stallMillis * NANOS_PER_MILLI - now);
      }
      if (left <= 0) {
        return false;
      }
      wait(left / NANOS_PER_MILLI + 1);
    }
    return true;
  }

  /** Counts all as dropped, with what is underway. */
  synchronized void dropAll(DropReason reason) {
    count(underway, reason);
    count(waiting, reason);
    underway = Collections.emptyList();
    waiting.clear();
    weight = 0;
    notifyAll();
  }

  /** Nothing is put in any more; what waits is still taken out. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  private void count(Collection<T> lost, DropReason reason) {
    for (T item : lost) {
      item.countDropped(reason, drops);
    }
  }

  private boolean isBatchFull() {
    return waiting.size() >= BATCH || weight >= BATCH_WEIGHT;
  }

  private List<T> takeBatch() {
    List<T> batch = new ArrayList<>(Math.min(BATCH, waiting.size()));
    long batchWeight = 0;
    while (!waiting.isEmpty() && batch.size() < BATCH) {
      int next = waiting.peek().weight();
      if (!batch.isEmpty() && batchWeight + next > BATCH_WEIGHT) {
        break;
      }
      batchWeight += next;
      batch.add(waiting.poll());
    }
    weight -= batchWeight;
    return batch;
  }
}
