package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import io.telemetryagent.e2e.lines.Line;
import java.util.List;

/** The exporter's own requests, of which no trace may tell. */
public final class OwnRequests {
  private OwnRequests() {}

  /** Fails if the receiver, or a line, knows of a trace that they belong to. */
  public static void checkUntraced(List<Line> lines, HttpReceiver receiver) {
    assertThat(receiver.headers())
        .isNotEmpty()
        .extracting(Headers::keySet)
        .noneMatch(names -> names.contains("Traceparent") || names.contains("Baggage"));
    for (Line line : lines) {
      if (line.spanId() != null) {
        assertThat(line.threadName()).doesNotStartWith("telemetry-");
        assertThat(String.valueOf(line.attribute("http.url")))
            .doesNotContain(":" + receiver.port() + "/");
      }
    }
  }
}
