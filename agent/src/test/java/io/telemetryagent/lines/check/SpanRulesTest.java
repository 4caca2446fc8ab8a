package io.telemetryagent.lines.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With little room: what is forgotten is not judged, and is no fault. */
class SpanRulesTest {
  private static final int MANY = 5000;

  private final SpanRules rules = new SpanRules(100, 512);
  private final Faults faults = new Faults(10);
  private final Life life = new Life("a process", true);
  private long number;

  SpanRulesTest() {
    life.writesCalls = true;
    life.writesExceptions = true;
  }

  @Test
  void tooManyOpenCalls_areGivenUp() {
    for (int span = 1; span <= MANY; span++) {
      next("function_entry", span, span - 1);
    }
    for (int span = MANY; span >= 1; span--) {
      next("function_exit", span, span - 1);
    }
    assertGood();
    assertThat(rules.unjudged()).isEqualTo(MANY - 100);
  }

  @Test
  void parentsOfLongAgo_areNotJudged() {
    next("function_entry", 1, 0);
    next("function_exit", 1, 0);
    for (int span = 2; span <= MANY; span++) {
      next("function_entry", span, span - 1);
      next("function_exit", span, span - 1);
    }
    assertThat(rules.unjudged()).isZero();
    next("http_request", MANY + 1, 1);
    assertThat(rules.unjudged()).isEqualTo(1);
    assertGood();
  }

  private void assertGood() {
    life.release(faults);
    assertThat(faults.first()).extracting(Faults.Fault::problem).isEmpty();
  }

  private void next(String type, int span, int parent) {
    Map<String, Object> line = new HashMap<>();
    line.put("event_type", type);
    line.put("timestamp_ns", ++number);
    line.put("trace_id", "f".repeat(32));
    line.put("span_id", "%016x".formatted(span));
    line.put("parent_span_id", parent == 0 ? null : "%016x".formatted(parent));
    line.put("function_name", "a.B.c");
    line.put("attributes", Map.of("thread.id", 1L));
    rules.next(new TracedLine(number, line), life, faults);
  }
}
