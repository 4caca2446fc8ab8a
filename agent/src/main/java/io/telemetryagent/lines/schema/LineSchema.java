package io.telemetryagent.lines.schema;

import io.telemetryagent.lines.BrokenLineException;
import io.telemetryagent.lines.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A published schema of telemetry.v2, as it is in docs. Not for several threads at once. */
public final class LineSchema {
  private final Map<?, ?> json;
  private final Rule rule;

  private LineSchema(String resource) {
    try (InputStream in = LineSchema.class.getResourceAsStream(resource)) {
      json = (Map<?, ?>) JsonTree.parse(text(in));
    } catch (IOException | BrokenLineException e) {
      throw new IllegalStateException(resource, e);
    }
    rule = new RuleReader(json).read(json);
  }

  /** What the agent writes: every key is there. */
  public static LineSchema strict() {
    return new LineSchema("/telemetry.v2.schema.json");
  }

  /** What readers accept: any key may be left out. */
  public static LineSchema lenient() {
    return new LineSchema("/telemetry.v2.lenient.schema.json");
  }

  /** What is wrong with the line, one text each; empty if nothing is. */
  public List<String> faults(Map<String, Object> line) {
    if (rule.allows(line)) {
      return Collections.emptyList();
    }
    List<String> faults = new ArrayList<>();
    rule.explain("", line, faults);
    return faults;
  }

  /** The keys in the order that a line has them; of the object at {@code key}, or null for none. */
  public List<String> keyOrder(String key) {
    Map<?, ?> object = (Map<?, ?>) ((Map<?, ?>) json.get("properties")).get(key);
    Object reference = object.get("$ref");
    if (reference != null) {
      String name = ((String) reference).substring("#/$defs/".length());
      object = (Map<?, ?>) ((Map<?, ?>) json.get("$defs")).get(name);
    }
    return keysOf(object);
  }

  /** The keys of a line, in their order. */
  public List<String> keyOrder() {
    return keysOf(json);
  }

  private static List<String> keysOf(Map<?, ?> schema) {
    List<String> keys = new ArrayList<>();
    for (Object key : ((Map<?, ?>) schema.get("properties")).keySet()) {
      keys.add((String) key);
    }
    return keys;
  }

  private static String text(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[1 << 14];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      bytes.write(chunk, 0, n);
    }
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
  }
}
