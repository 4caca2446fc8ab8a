package io.telemetryagent.e2e.attach;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/** Clients that ask {@code served.Server} all the time, and know each answer beforehand. */
final class Load implements AutoCloseable {
  private static final int CLIENTS = 3;

  /** Else they would take all of the machine, and the latencies would be those of its queue. */
  private static final long PAUSE_NANOS = 2_000_000;

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  private final int port;
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final ConcurrentSkipListMap<String, Queue<Long>> nanos = new ConcurrentSkipListMap<>();
  private final Object answer = new Object();
  private int answers;
  private volatile String phase;
  private volatile boolean ended;

  /** Begins, in that phase. */
  Load(int port, String phase) {
    this.port = port;
    begin(phase);
    for (int i = 0; i < CLIENTS; i++) {
      Thread thread = new Thread(this::ask, "client-" + i);
      threads.add(thread);
      thread.start();
    }
  }

  /** From now on latencies are counted as those of {@code next}. */
  void begin(String next) {
    nanos.computeIfAbsent(next, name -> new ConcurrentLinkedQueue<>());
    phase = next;
  }

  /** Waits until so many more requests were answered. */
  void await(int count) throws InterruptedException {
    synchronized (answer) {
      int goal = answers + count;
      while (answers < goal && failures.isEmpty()) {
        answer.wait();
      }
    }
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  /** The median, the 99th percentile and the longest latency of each phase, in milliseconds. */
  String latencies() {
    StringBuilder text = new StringBuilder();
    nanos.forEach(
        (name, each) -> {
          long[] sorted = each.stream().mapToLong(Long::longValue).sorted().toArray();
          if (sorted.length > 0) {
            text.append(
                String.format(
                    "%n  %-10s %6d requests, %s", name, sorted.length, described(sorted)));
          }
        });
    return text.toString();
  }

  private static String described(long[] sorted) {
    return String.format(
        "p50 %.2f, p99 %.2f, max %.2f ms",
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }

  private void ask() {
    HttpClient client = HttpClient.newHttpClient();
    for (int number = 0; !ended; number++) {
      String counted = phase;
      long start = System.nanoTime();
      String fault = fault(client, number);
      nanos.get(counted).add(System.nanoTime() - start);
      if (fault != null) {
        failures.add(fault);
      }
      synchronized (answer) {
        answers++;
        answer.notifyAll();
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private String fault(HttpClient client, int number) {
    URI uri = URI.create("http://127.0.0.1:" + port + "/?" + number);
    try {
      String body =
          client
              .send(
                  HttpRequest.newBuilder(uri).timeout(LONGEST_ANSWER).build(),
                  BodyHandlers.ofString())
              .body();
      return body.equals(number + ":45") ? null : uri + " was answered " + body;
    } catch (Exception e) {
      return uri + " failed: " + e;
    }
  }

  @Override
  public void close() {
    end();
  }

  /** Asks no more; returns when the last answer is there. */
  void end() {
    ended = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
