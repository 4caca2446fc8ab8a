package io.telemetryagent.bootstrap;

import java.util.Map;

/** An exchange that has nothing to tell. */
final class FakeExchange extends Exchange {
  FakeExchange(Role role) {
    super(role);
  }

  @Override
  public Map<String, Object> requestAttributes() {
    return Map.of();
  }

  @Override
  public String requestMessage() {
    return "call";
  }

  @Override
  public Map<String, Object> responseAttributes() {
    return Map.of();
  }

  @Override
  public String responseMessage(long durationNanos) {
    return "called";
  }
}
