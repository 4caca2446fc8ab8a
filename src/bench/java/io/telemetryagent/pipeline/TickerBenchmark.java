package io.telemetryagent.pipeline;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From nanoTime to the time of day. The baseline reads nanoTime alone. */
@State(Scope.Thread)
public class TickerBenchmark {
  private final Ticker ticker = new Ticker(Ticker.SYSTEM);

  @Benchmark
  public long baselineEpochNanos() {
    return System.nanoTime();
  }

  @Benchmark
  public long measureEpochNanos() {
    return ticker.epochNanos(System.nanoTime());
  }
}
