package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.lines.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the attributes of a line become, as the table of docs/OTLP.md has it. */
final class ExpectedAttributes {
  private static final Map<String, String> HTTP =
      Map.of(
          "http.method", "http.request.method",
          "http.status_code", "http.response.status_code",
          "http.user_agent", "user_agent.original");
  private static final Map<String, String> CLIENT =
      Map.of(
          "http.url", "url.full",
          "net.peer.name", "server.address",
          "net.peer.port", "server.port");
  private static final Map<String, String> SERVER =
      Map.of("net.peer.name", "network.peer.address", "net.peer.port", "network.peer.port");
  private static final Map<String, String> DATABASE =
      Map.of(
          "db.system", "db.system.name",
          "db.statement", "db.query.text",
          "db.name", "db.namespace",
          "db.operation", "db.operation.name",
          "db.batch_size", "db.operation.batch.size",
          "net.peer.name", "server.address",
          "net.peer.port", "server.port");

  /** Not as java.net.URI has it: what is hidden in one makes it none. */
  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>\\w+)://(?<host>[^/:]+)(:(?<port>\\d+))?(?<path>[^?]*)([?](?<query>.*))?");

  private final Line line;
  private final Map<String, Object> result = new TreeMap<>();

  private ExpectedAttributes(Line line) {
    this.line = line;
  }

  static Map<String, Object> of(Line line) {
    ExpectedAttributes expected = new ExpectedAttributes(line);
    expected.result.put("event.sequence", line.sequence());
    if (line.functionName() != null) {
      expected.result.put("code.function.name", line.functionName());
    }
    for (Map.Entry<String, JsonNode> attribute : line.attributes().properties()) {
      expected.put(attribute.getKey(), value(attribute.getValue()));
    }
    return expected.result;
  }

  static Object value(JsonNode value) {
    if (value.isString()) {
      return value.stringValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isIntegralNumber() ? (Object) value.longValue() : (Object) value.doubleValue();
  }

  private void put(String key, Object value) {
    if (line.eventType().startsWith("http_")) {
      putHttp(key, value);
    } else if (line.eventType().startsWith("db_")) {
      putDatabase(key, value);
    } else {
      result.put(key, value);
    }
  }

  private void putHttp(String key, Object value) {
    if (key.equals("http.url") && line.isServed()) {
      putServed(value.toString());
    } else if (key.startsWith("http.re") && key.contains(".header.")) {
      result.put(key, List.of(value));
    } else if (!key.equals("span.kind")) {
      Map<String, String> names = line.isServed() ? SERVER : CLIENT;
      result.put(names.getOrDefault(key, HTTP.getOrDefault(key, key)), value);
    }
  }

  private void putServed(String url) {
    Matcher parts = URL.matcher(url);
    assertThat(parts.matches()).as(url).isTrue();
    String port = parts.group("port");
    result.put("url.scheme", parts.group("scheme"));
    result.put("server.address", parts.group("host"));
    result.put("server.port", port == null ? 80L : Long.parseLong(port));
    result.put("url.path", parts.group("path"));
    if (parts.group("query") != null) {
      result.put("url.query", parts.group("query"));
    }
  }

  private void putDatabase(String key, Object value) {
    String batch = line.attribute("db.batch_size");
    boolean isBatch = batch != null && !batch.equals("1");
    if (key.equals("db.system")) {
      result.put(DATABASE.get(key), value.equals("h2") ? "h2database" : value);
    } else if (key.equals("db.operation") && isBatch) {
      result.put(DATABASE.get(key), "BATCH " + value);
    } else if (key.equals("db.batch_size") && !isBatch) {
      return;
    } else if (!key.equals("span.kind")) {
      result.put(DATABASE.getOrDefault(key, key), value);
    }
  }
}
