package io.telemetryagent.e2e.http;

import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.Span;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request that a program sent and that was answered, or failed; read back from its lines. */
public record Sent(Span span) {

  /** All of a run, in the order they were sent. */
  public static List<Sent> of(Run run) {
    return run.spans().stream()
        .filter(span -> span.entry().is("http_request") && !span.isOpen())
        .filter(span -> span.entry().attribute("span.kind").equals("client"))
        .sorted(Comparator.comparing(span -> span.entry().timestampNs()))
        .map(Sent::new)
        .toList();
  }

  /** The method that sent it: the parent of its span. */
  public String name() {
    return span.parent() == null ? null : span.parent().replaceFirst(".*\\.", "");
  }

  /** {@code page: GET /page?n=1 200 INFO}, where the URL begins with {@code base}. */
  public String without(String base) {
    return Stream.of(
            name() + ":",
            answer().attribute("http.method"),
            url().replace(base + "/", "/"),
            answer().attribute("http.status_code"),
            answer().severity(),
            answer().errorType())
        .filter(part -> part != null)
        .collect(Collectors.joining(" "));
  }

  public String path() {
    return url().replaceFirst("^http://[^/]*", "").replaceFirst("\\?.*", "");
  }

  /** Where it was sent, {@code 127.0.0.1:8080}. */
  public String peer() {
    return answer().attribute("net.peer.name") + ":" + answer().attribute("net.peer.port");
  }

  /** The header that came with it. */
  public String traceparent() {
    return "00-" + answer().traceId() + "-" + answer().spanId() + "-03";
  }

  public Line answer() {
    return span.exit();
  }

  private String url() {
    return answer().attribute("http.url");
  }
}
