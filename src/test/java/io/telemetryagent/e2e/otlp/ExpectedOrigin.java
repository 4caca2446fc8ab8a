package io.telemetryagent.e2e.otlp;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What the sections service to process of a line become: the attributes of the resource. */
final class ExpectedOrigin {
  private static final Map<String, String> RENAMED =
      Map.of(
          "resource.runtime.name", "process.runtime.name",
          "resource.runtime.version", "process.runtime.version",
          "cloud.instance.id", "host.id",
          "cloud.machine.type", "host.type",
          "cloud.image.id", "host.image.id",
          "process.executable", "process.executable.path");
  private static final Map<String, String> ENVIRONMENTS =
      Map.of("dev", "development", "prod", "production");
  private static final Map<String, String> PLATFORMS =
      Map.of("ec2", "aws_ec2", "gke", "gcp_kubernetes_engine", "azure_vm", "azure.vm");

  private ExpectedOrigin() {}

  static Map<String, Object> of(JsonNode origin) {
    Map<String, Object> result = new TreeMap<>();
    result.put("telemetry.sdk.language", "java");
    for (Map.Entry<String, JsonNode> section : origin.properties()) {
      String name = section.getKey();
      if (name.equals("environment")) {
        String text = section.getValue().stringValue();
        result.put("deployment.environment.name", ENVIRONMENTS.getOrDefault(text, text));
      } else if (!section.getValue().at("/provider").stringValue("").equals("local")) {
        section
            .getValue()
            .properties()
            .forEach(fact -> put(name + "." + fact.getKey(), fact.getValue(), result));
      }
    }
    return result;
  }

  private static void put(String path, JsonNode value, Map<String, Object> result) {
    if (value.isNull()) {
      return;
    }
    Object fact = ExpectedAttributes.value(value);
    String name = RENAMED.getOrDefault(path, path.replaceFirst("^resource\\.", ""));
    result.put(
        name,
        switch (path) {
          case "host.ip" -> List.of(fact);
          case "cloud.platform" -> PLATFORMS.get(fact);
          default -> fact;
        });
  }
}
