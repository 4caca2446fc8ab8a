package io.telemetryagent.bench.parts;

import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** The app thread's share of a traced call: what woven code runs. */
public class TracerBenchmark {
  private static final int DEPTH = 10;
  static final int METHOD = 0;

  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public int baselineCall() {
    return untraced(DEPTH);
  }

  /** Entry and exit, in a recursion of ten. */
  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public int measureCall(DrainedQueue queue) {
    return traced(DEPTH);
  }

  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public int baselineCallWhileStopped() {
    return untraced(DEPTH);
  }

  /** The same, with the Tracer stopped. */
  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public int measureCallWhileStopped() {
    return traced(DEPTH);
  }

  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public int baselineUnsampledCall() {
    return untraced(DEPTH);
  }

  /** The same, in a trace that is not kept. */
  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public int measureUnsampledCall(DrainedQueue.Unsampled queue) {
    return traced(DEPTH);
  }

  @Benchmark
  public int baselineUnsampledRoot() {
    return untraced(1);
  }

  /** One call, which begins a trace that is not kept. */
  @Benchmark
  public int measureUnsampledRoot(DrainedQueue.Unsampled queue) {
    return traced(1);
  }

  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public int baselineDampedCall() {
    return untraced(DEPTH);
  }

  /** As the first, of a method that is damped. */
  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public int measureDampedCall(DrainedQueue.Damped queue) {
    return traced(DEPTH);
  }

  @Benchmark
  public Throwable baselineThrow() {
    try {
      throw new IllegalStateException("thrown on purpose");
    } catch (IllegalStateException e) {
      return e;
    }
  }

  /** Entry, an exception thrown and caught, and the exit that names it. */
  @Benchmark
  public Throwable measureThrow(DrainedQueue queue) {
    Span span = Tracer.enter(METHOD);
    try {
      throw new IllegalStateException("thrown on purpose");
    } catch (IllegalStateException e) {
      Tracer.exit(span, e);
      return e;
    }
  }

  private static int untraced(int depth) {
    return depth == 1 ? 1 : 1 + untraced(depth - 1);
  }

  private static int traced(int depth) {
    Span span = Tracer.enter(METHOD);
    int result = depth == 1 ? 1 : 1 + traced(depth - 1);
    Tracer.exit(span, null);
    return result;
  }
}
