package io.telemetryagent.instrument.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.TraceContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropagationTest {
  private static final String TRACEPARENT =
      "00-00000000000000010000000000000002-0000000000000003-03";

  private final FakeHeaders headers = new FakeHeaders();

  @Test
  void allOfATrace_goesOn() {
    inject("vendor=1", "user=ann");
    assertThat(headers.values)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("traceparent", TRACEPARENT, "tracestate", "vendor=1", "baggage", "user=ann"));
  }

  @Test
  void whatTheTraceLacks_isNotSent() {
    inject(null, null);
    assertThat(headers.values).containsExactly(Map.entry("traceparent", TRACEPARENT));
  }

  @Test
  void traceparentOfTheApp_leavesAllToTheApp() {
    headers.set("traceparent", "mine");
    inject("vendor=1", "user=ann");
    assertThat(headers.values).containsExactly(Map.entry("traceparent", "mine"));
  }

  @Test
  void otherHeadersOfTheApp_stay() {
    headers.set("tracestate", "mine=1");
    headers.set("baggage", "mine=2");
    inject("vendor=1", "user=ann");
    assertThat(headers.values)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("traceparent", TRACEPARENT, "tracestate", "mine=1", "baggage", "mine=2"));
  }

  private void inject(String traceState, String baggage) {
    TraceContext context = new TraceContext(1, 2, 3, true, true, traceState, baggage);
    Propagation.inject(context, headers);
  }

  private static final class FakeHeaders implements Propagation.Headers {
    final Map<String, String> values = new HashMap<>();

    @Override
    public boolean has(String name) {
      return values.containsKey(name);
    }

    @Override
    public void set(String name, String value) {
      values.put(name, value);
    }
  }
}
