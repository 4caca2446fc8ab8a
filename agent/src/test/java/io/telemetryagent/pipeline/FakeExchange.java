package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.Exchange;
import java.util.Map;

/** An exchange that tells the same when it begins and when it ends. */
final class FakeExchange extends Exchange {
  private final String message;
  private final Map<String, Object> attributes;

  FakeExchange(Role role, String message, Map<String, Object> attributes) {
    super(role);
    this.message = message;
    this.attributes = attributes;
  }

  @Override
  public Map<String, Object> requestAttributes() {
    return attributes;
  }

  @Override
  public String requestMessage() {
    return message;
  }

  @Override
  public Map<String, Object> responseAttributes() {
    return attributes;
  }

  @Override
  public String responseMessage(long durationNanos) {
    return message;
  }
}
