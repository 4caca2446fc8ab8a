package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.bootstrap.Volume;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLongArray;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/**
 * The sum rule of damping: each call is a line, or in a summary, or counted as dropped; whatever
 * threads do, and whenever a method is damped.
 */
class DampingPropertyTest {
  private static final int METHODS = 6;
  private static final int TREES = 2000;
  private static final int DEEPEST = 5;
  private static final RuntimeException THROWN = new IllegalStateException("on purpose");

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void everyCall_isALine_orInASummary_orCountedAsDropped(
      @ForAll @IntRange(min = 1, max = 6) int threads,
      @ForAll @IntRange(min = 1, max = 300) int limit,
      @ForAll boolean waits,
      @ForAll long seed)
      throws Exception {
    EventQueue queue = new EventQueue(Pipeline.CAPACITY, waits, 60_000_000_000L, seed);
    queue.volume(new Volume(1, 0, limit));
    Pipeline pipeline = new Pipeline(Files.createTempDirectory("damping"), queue);
    for (int method = 0; method < METHODS; method++) {
      pipeline.methods.numberOf("shop.Orders", name(method), null);
    }
    pipeline.start();
    Program program = new Program();
    program.run(threads, seed);
    pipeline.stop();

    long dropped = sum(pipeline.lines("events_dropped"), "dropped.function_entry");
    long droppedExceptions = sum(pipeline.lines("events_dropped"), "dropped.exception");
    if (waits) {
      assertThat(dropped).isZero();
      checkNesting(pipeline.lines());
    }
    long missing = 0;
    long missingExceptions = 0;
    for (int method = 0; method < METHODS; method++) {
      List<JsonNode> summaries = of(method, pipeline.lines("function_summary"));
      long told = of(method, pipeline.lines("function_entry")).size() + sum(summaries, "calls");
      missing += program.calls.get(method) - told;
      long errors = of(method, pipeline.lines("exception")).size() + sum(summaries, "errors");
      missingExceptions += program.throwers.get(method) - errors;
      if (waits) {
        assertThat(told).isEqualTo(program.calls.get(method));
        assertThat(errors).isEqualTo(program.throwers.get(method));
      }
    }
    assertThat(missing).isEqualTo(dropped);
    assertThat(missingExceptions).isEqualTo(droppedExceptions);
    assertThat(pipeline.totals().get("open_spans").asLong()).isZero();
    assertThat(pipeline.logged()).isEmpty();
  }

  /** Each call's parent is the innermost one that is written out and open on its thread. */
  private static void checkNesting(List<JsonNode> lines) {
    Map<Long, Deque<String>> open = new HashMap<>();
    for (JsonNode line : lines) {
      Deque<String> stack =
          open.computeIfAbsent(
              line.at("/attributes/thread.id").asLong(), thread -> new ArrayDeque<>());
      if (Pipeline.type(line).equals("function_entry")) {
        assertThat(line.get("parent_span_id").textValue()).isEqualTo(stack.peek());
        stack.push(line.get("span_id").textValue());
      } else if (Pipeline.type(line).equals("function_exit")) {
        assertThat(line.get("span_id").textValue()).isEqualTo(stack.pop());
      }
    }
  }

  private static List<JsonNode> of(int method, List<JsonNode> lines) {
    String name = "shop.Orders." + name(method);
    return lines.stream().filter(line -> line.get("function_name").asText().equals(name)).toList();
  }

  private static long sum(List<JsonNode> lines, String attribute) {
    return lines.stream().mapToLong(line -> line.get("attributes").path(attribute).asLong()).sum();
  }

  private static String name(int method) {
    return "method" + method;
  }

  /** Threads that call each other's methods, and count by themselves. */
  private static final class Program {
    final AtomicLongArray calls = new AtomicLongArray(METHODS);
    final AtomicLongArray throwers = new AtomicLongArray(METHODS);

    void run(int count, long seed) throws InterruptedException {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Random random = new Random(seed + i);
        Thread thread =
            new Thread(
                () -> {
                  for (int tree = 0; tree < TREES; tree++) {
                    tree(random, 0);
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }

    /**
     * Some calls in each other, each as woven code makes it; whoever calls catches what is thrown.
     */
    private void tree(Random random, int depth) {
      int callees = depth == DEEPEST ? 0 : random.nextInt(3);
      for (int i = 0; i < callees; i++) {
        // The first method is called most.
        int method = random.nextBoolean() ? 0 : random.nextInt(METHODS);
        calls.incrementAndGet(method);
        Span span = Tracer.enter(method);
        tree(random, depth + 1);
        boolean throwsSomething = random.nextInt(10) == 0;
        if (throwsSomething) {
          throwers.incrementAndGet(method);
        }
        Tracer.exit(span, throwsSomething ? THROWN : null);
      }
    }
  }
}
