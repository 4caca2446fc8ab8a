package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.MethodTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each method was left and how long it took. Kept by the writer alone; another thread may
 * look, and sees figures that are a moment old.
 */
final class MethodCounts {
  private final MethodTable methods;
  private final int first;
  private long[] calls = new long[256];
  private long[] totalNanos = new long[256];
  private long[] maxNanos = new long[256];

  MethodCounts(MethodTable methods) {
    this.methods = methods;
    first = methods.first();
  }

  void count(int method, long durationNanos) {
    int index = method - first;
    if (index >= calls.length) {
      grow(index + 1);
    }
    calls[index]++;
    totalNanos[index] += durationNanos;
    if (durationNanos > maxNanos[index]) {
      maxNanos[index] = durationNanos;
    }
  }

  /** The {@code count} methods that were called most, from the first. */
  List<Map<String, Object>> mostFrequent(int count) {
    return top(count, calls.clone());
  }

  /** The {@code count} methods that took longest on average, from the first. */
  List<Map<String, Object>> slowest(int count) {
    long[] means = new long[calls.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = mean(i);
    }
    return top(count, means);
  }

  private List<Map<String, Object>> top(int count, long[] values) {
    List<Map<String, Object>> top = new ArrayList<>();
    while (top.size() < count) {
      int best = 0;
      for (int i = 1; i < values.length; i++) {
        best = values[i] > values[best] ? i : best;
      }
      if (calls[best] == 0 || values[best] < 0) {
        break;
      }
      top.add(described(best));
      values[best] = -1;
    }
    return top;
  }

  private Map<String, Object> described(int index) {
    String signature = methods.signature(first + index);
    String name = methods.functionName(first + index);
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("method", signature == null ? name : name + signature);
    described.put("calls", calls[index]);
    described.put("mean_ns", mean(index));
    described.put("max_ns", maxNanos[index]);
    return described;
  }

  private long mean(int index) {
    return totalNanos[index] / Math.max(1, calls[index]);
  }

  /** All three are set only when there is memory for all. */
  private void grow(int least) {
    int length = Math.max(least, calls.length * 2);
    long[] moreCalls = Arrays.copyOf(calls, length);
    long[] moreTotals = Arrays.copyOf(totalNanos, length);
    long[] moreMaxima = Arrays.copyOf(maxNanos, length);
    maxNanos = moreMaxima;
    totalNanos = moreTotals;
    calls = moreCalls;
  }
}
