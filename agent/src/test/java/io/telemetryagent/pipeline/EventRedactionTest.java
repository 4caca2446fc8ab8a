package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.output.Event;
import io.telemetryagent.redact.Redactor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventRedactionTest {
  private final EventRedaction redaction = new EventRedaction(Redactor.DEFAULT);

  @Test
  void event_losesItsSecrets() {
    Event event = new Event();
    event.message = "GET /a;jsessionid=1";
    event.attributes =
        Map.of(
            "http.url", "http://shop/?token=1",
            "http.request.header.cookie", "a=1",
            "cvv", 123,
            "db.statement", "select 1 from a where token = ?",
            "net.peer.port", 80);
    redaction.redact(event);
    assertThat(event.message).isEqualTo("GET /a;jsessionid=[redacted]");
    assertThat(event.attributes)
        .isEqualTo(
            Map.of(
                "http.url", "http://shop/?token=[redacted]",
                "http.request.header.cookie", "[redacted]",
                "cvv", "[redacted]",
                "db.statement", "select 1 from a where token = ?",
                "net.peer.port", 80));
  }

  @Test
  void eventWithoutSecrets_staysAsItIs() {
    Event event = new Event();
    redaction.redact(event);
    assertThat(event.message).isNull();
    assertThat(event.attributes).isNull();
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("http.url", "http://shop/");
    attributes.put("token", null);
    event.attributes = attributes;
    redaction.redact(event);
    assertThat(event.attributes).isSameAs(attributes);
  }

  @Test
  void sectionsOfTheResource_loseTheirsToo() {
    assertThat(
            redaction.resource(
                Map.of("environment", "dev", "service", Map.of("name", "http://me:x@shop"))))
        .isEqualTo(
            Map.of("environment", "dev", "service", Map.of("name", "http://[redacted]@shop")));
  }
}
