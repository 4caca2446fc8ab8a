package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.MethodTable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MethodCountsTest {
  private final MethodTable methods = new MethodTable(1000);
  private final MethodCounts counts = new MethodCounts(methods);
  private final int place = methods.numberOf("shop.Orders", "place", null);
  private final int total = methods.numberOf("shop.Orders", "total", "(int)");

  @Test
  void top_isInOrder_andNoLongerThanAskedFor() {
    counts.count(place, 50);
    counts.count(total, 5);
    counts.count(total, 15);
    assertThat(counts.mostFrequent(10))
        .containsExactly(
            Map.of("method", "shop.Orders.total(int)", "calls", 2L, "mean_ns", 10L, "max_ns", 15L),
            Map.of("method", "shop.Orders.place", "calls", 1L, "mean_ns", 50L, "max_ns", 50L));
    assertThat(counts.slowest(1)).extracting("method").containsExactly("shop.Orders.place");
  }

  @Test
  void nothingCalled_isAnEmptyList() {
    assertThat(counts.mostFrequent(10)).isEmpty();
    assertThat(counts.slowest(10)).isEmpty();
  }

  @Test
  void methodsBeyondTheFirstHundreds_areCountedToo() {
    int last = 0;
    for (int i = 0; i < 5000; i++) {
      last = methods.numberOf("shop.Generated", "m" + i, null);
    }
    counts.count(last, 7);
    assertThat(counts.slowest(10)).extracting("method").containsExactly("shop.Generated.m4999");
  }
}
