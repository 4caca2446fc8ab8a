package io.telemetryagent.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where lines come from, as ECS has it. Fills service.*, event.dataset, host.*, cloud.*,
 * orchestrator.*, container.name and process.*; kubernetes.*, which is Elastic's but not in ECS;
 * and labels with the rest. What is unknown is left out.
 */
final class EcsResource {
  /** A fact's path in telemetry.v2, and the fields it goes to. */
  private static final String[][] FIELDS = {
    {"service.name", "service.name", "event.dataset"},
    {"service.version", "service.version"},
    {"environment", "service.environment"},
    {"resource.os.type", "host.os.type"},
    {"resource.os.description", "host.os.full"},
    {"cloud.provider", "cloud.provider"},
    {"cloud.region", "cloud.region"},
    {"cloud.availability_zone", "cloud.availability_zone"},
    {"cloud.account.id", "cloud.account.id"},
    {"cloud.instance.id", "cloud.instance.id"},
    {"cloud.machine.type", "cloud.machine.type"},
    {"cloud.platform", "cloud.service.name"},
    {"host.name", "host.name"},
    {"host.ip", "host.ip"},
    {"k8s.cluster.name", "orchestrator.cluster.name"},
    {"k8s.namespace.name", "orchestrator.namespace", "kubernetes.namespace"},
    {"k8s.pod.name", "orchestrator.resource.name", "kubernetes.pod.name"},
    {"k8s.container.name", "container.name"},
    {"k8s.node.name", "kubernetes.node.name"},
    {"process.pid", "process.pid"},
    {"process.executable", "process.executable"},
    {"process.command_line", "process.command_line"},
  };

  final Map<String, Object> fields = new LinkedHashMap<>();
  final Map<String, Object> labels = new LinkedHashMap<>();

  /** {@code sections} as an {@link Encoder} is given them. */
  EcsResource(Map<String, Object> sections) {
    for (Map.Entry<String, Object> section : sections.entrySet()) {
      String name = section.getKey();
      if (section.getValue() instanceof Map) {
        for (Map.Entry<?, ?> fact : ((Map<?, ?>) section.getValue()).entrySet()) {
          add(name + '.' + fact.getKey(), fact.getValue());
        }
      } else {
        add(name, section.getValue());
      }
    }
  }

  private void add(String path, Object value) {
    if (value == null) {
      return;
    }
    for (String[] fact : FIELDS) {
      if (fact[0].equals(path)) {
        for (int i = 1; i < fact.length; i++) {
          fields.put(fact[i], valueOf(fact[i], value));
        }
        return;
      }
    }
    String name = path.startsWith("resource.") ? path.substring("resource.".length()) : path;
    labels.put(EcsAttributes.labelName(name), value.toString());
  }

  private static Object valueOf(String field, Object value) {
    switch (field) {
      case "event.dataset":
        // As ecs-logging names the log of a service, SERVICE.log: one may want one, not the other.
        return value + ".telemetry";
      case "host.ip":
        // An array of addresses.
        return Collections.singletonList(value);
      case "host.os.type":
        // A closed list of systems.
        return value.equals("darwin") ? "macos" : value;
      default:
        return value;
    }
  }
}
