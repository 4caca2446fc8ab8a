package io.telemetryagent.cli.attach;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What the agent in a JVM said. Of an older or newer version, so any key may be missing. */
public final class Answer {
  private final Map<String, Object> members;

  Answer(Map<String, Object> members) {
    this.members = members;
  }

  /** Whether it did what it was asked for. */
  public boolean isOk() {
    return Boolean.TRUE.equals(members.get("ok"));
  }

  /** One line for a person. */
  public String message() {
    return text("message", isOk() ? "done" : "the agent gives no reason");
  }

  /** All of it. */
  public Map<String, Object> members() {
    return members;
  }

  /** What is there, as a text. */
  public String text(String key, String absent) {
    Object value = members.get(key);
    return value == null ? absent : value.toString();
  }

  /** The number there; 0 if there is none. */
  public long number(String key) {
    Object value = members.get(key);
    return value instanceof Number ? ((Number) value).longValue() : 0;
  }

  /** The items there, none if it is no list. */
  public List<Object> list(String key) {
    Object value = members.get(key);
    return value instanceof List ? new ArrayList<>((List<?>) value) : Collections.emptyList();
  }

  /** The object there, empty if there is none. */
  @SuppressWarnings("unchecked") // keys of JSON are texts
  public Map<String, Object> object(String key) {
    Object value = members.get(key);
    return value instanceof Map
        ? (Map<String, Object>) value
        : Collections.<String, Object>emptyMap();
  }
}
