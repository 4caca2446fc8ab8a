package io.telemetryagent.pipeline;

import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import io.telemetryagent.redact.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Taking the secrets out of one line. The baseline only looks at whether it has texts. */
@State(Scope.Thread)
public class RedactionBenchmark {
  private final EventRedaction redaction = new EventRedaction(Redactor.DEFAULT);
  private final EventRedaction withPattern =
      new EventRedaction(
          new Redactor(Set.of(), Set.of(), List.of(Pattern.compile("cust-[0-9]+")), true));
  private final Event event = new Event();
  private final Map<String, Object> request = new LinkedHashMap<>();
  private final Map<String, Object> secretRequest;
  private final Map<String, Object> query = new LinkedHashMap<>();
  private final String stackTrace;

  public RedactionBenchmark() {
    request.put("span.kind", "server");
    request.put("http.method", "GET");
    request.put("http.url", "http://shop.example:8080/orders/4711/items?page=2&sort=price");
    request.put("http.user_agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101");
    request.put("net.peer.name", "192.168.17.4");
    request.put("net.peer.port", 51234);
    secretRequest = new LinkedHashMap<>(request);
    secretRequest.put("http.url", "http://shop.example:8080/orders/4711?access_token=0123456789");
    query.put("span.kind", "client");
    query.put("db.system", "postgresql");
    query.put("db.name", "shop");
    query.put("db.operation", "SELECT");
    query.put("db.statement", "SELECT name, cents, stock FROM items WHERE name = ? ORDER BY name");
    query.put("net.peer.name", "db.example");
    StringWriter text = new StringWriter();
    new IllegalStateException("thrown on purpose").printStackTrace(new PrintWriter(text));
    stackTrace = text.toString();
    event.type = EventType.HTTP_REQUEST;
  }

  @Benchmark
  public boolean baselineEntry() {
    return baseline(null, null);
  }

  @Benchmark
  public Event measureEntry() {
    return redact(redaction, null, null);
  }

  @Benchmark
  public boolean baselineRequest() {
    return baseline("GET /orders/4711/items", request);
  }

  @Benchmark
  public Event measureRequest() {
    return redact(redaction, "GET /orders/4711/items", request);
  }

  @Benchmark
  public boolean baselineRequestWithSecret() {
    return baseline("GET /orders/4711", secretRequest);
  }

  @Benchmark
  public Event measureRequestWithSecret() {
    return redact(redaction, "GET /orders/4711", secretRequest);
  }

  @Benchmark
  public boolean baselineRequestWithPattern() {
    return baseline("GET /orders/4711/items", request);
  }

  @Benchmark
  public Event measureRequestWithPattern() {
    return redact(withPattern, "GET /orders/4711/items", request);
  }

  @Benchmark
  public boolean baselineQuery() {
    return baseline("SELECT on postgresql shop", query);
  }

  @Benchmark
  public Event measureQuery() {
    return redact(redaction, "SELECT on postgresql shop", query);
  }

  @Benchmark
  public boolean baselineStackTrace() {
    return stackTrace == null;
  }

  @Benchmark
  public String measureStackTrace() {
    return Redactor.DEFAULT.error(stackTrace);
  }

  private boolean baseline(String message, Map<String, Object> attributes) {
    event.message = message;
    event.attributes = attributes;
    return event.message == null && event.attributes == null;
  }

  private Event redact(EventRedaction redaction, String message, Map<String, Object> attributes) {
    event.message = message;
    event.attributes = attributes;
    redaction.redact(event);
    return event;
  }
}
