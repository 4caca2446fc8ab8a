package io.telemetryagent.e2e.cloud;

import io.telemetryagent.e2e.lines.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What a line knows of cloud, public address and Kubernetes. */
public final class Facts {
  private Facts() {}

  /** By path, {@code cloud.region}, without those that are null; {@code k8s} if it is an object. */
  public static Map<String, String> of(Line line) {
    Map<String, String> facts = new TreeMap<>();
    for (String section : List.of("cloud", "k8s")) {
      JsonNode object = line.origin().get(section);
      for (Map.Entry<String, JsonNode> fact : object.properties()) {
        put(facts, section + "." + fact.getKey(), fact.getValue());
      }
      if (section.equals("k8s") && object.isObject()) {
        facts.put("k8s", "is there");
      }
    }
    put(facts, "host.public_ip", line.origin().at("/host/public_ip"));
    return facts;
  }

  private static void put(Map<String, String> facts, String path, JsonNode value) {
    if (!value.isNull()) {
      facts.put(path, value.stringValue());
    }
  }
}
