package io.telemetryagent.otlp;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.util.HashMap;
import java.util.Map;

/**
 * Where events come from: the sections service to process of a line, by OpenTelemetry's names. One
 * for all events that carry the same. Immutable.
 */
final class Origin {
  /** Path in telemetry.v2 and name of the attribute; what is not here keeps its name. */
  private static final Map<String, String> NAMES = new HashMap<>();

  /** The same for the values of {@code cloud.platform}. */
  private static final Map<String, String> PLATFORMS = new HashMap<>();

  static {
    NAMES.put("environment", "deployment.environment.name");
    NAMES.put("resource.telemetry.sdk.name", "telemetry.sdk.name");
    NAMES.put("resource.telemetry.sdk.version", "telemetry.sdk.version");
    NAMES.put("resource.runtime.name", "process.runtime.name");
    NAMES.put("resource.runtime.version", "process.runtime.version");
    NAMES.put("resource.os.type", "os.type");
    NAMES.put("resource.os.description", "os.description");
    NAMES.put("cloud.instance.id", "host.id");
    NAMES.put("cloud.machine.type", "host.type");
    NAMES.put("cloud.image.id", "host.image.id");
    NAMES.put("process.executable", "process.executable.path");
    PLATFORMS.put("ec2", "aws_ec2");
    PLATFORMS.put("ecs", "aws_ecs");
    PLATFORMS.put("eks", "aws_eks");
    PLATFORMS.put("lambda", "aws_lambda");
    PLATFORMS.put("beanstalk", "aws_elastic_beanstalk");
    PLATFORMS.put("gce", "gcp_compute_engine");
    PLATFORMS.put("gke", "gcp_kubernetes_engine");
    PLATFORMS.put("cloud_run", "gcp_cloud_run");
    PLATFORMS.put("cloud_functions", "gcp_cloud_functions");
    PLATFORMS.put("app_engine", "gcp_app_engine");
    PLATFORMS.put("azure_vm", "azure.vm");
    PLATFORMS.put("aks", "azure.aks");
    PLATFORMS.put("app_service", "azure.app_service");
    PLATFORMS.put("azure_functions", "azure.functions");
    PLATFORMS.put("container_apps", "azure.container_apps");
  }

  private final Map<String, Object> sections;
  private Resource resource;

  /** Facts by section and key, as an encoder of lines gets them. */
  Origin(Map<String, Object> sections) {
    this.sections = sections;
  }

  /** The same as OpenTelemetry has it; made by whoever asks first. */
  synchronized Resource resource() {
    if (resource == null) {
      AttributesBuilder attributes = Attributes.builder();
      attributes.put("telemetry.sdk.language", "java");
      for (Map.Entry<String, Object> section : sections.entrySet()) {
        put(section.getKey(), section.getValue(), attributes);
      }
      resource = Resource.create(attributes.build());
    }
    return resource;
  }

  private static void put(String path, Object value, AttributesBuilder attributes) {
    if (value instanceof Map) {
      Map<?, ?> section = (Map<?, ?>) value;
      if (!"local".equals(section.get("provider"))) {
        for (Map.Entry<?, ?> fact : section.entrySet()) {
          put(path + '.' + fact.getKey(), fact.getValue(), attributes);
        }
      }
    } else if (path.equals("host.ip") && value != null) {
      attributes.put(path, new String[] {value.toString()});
    } else {
      AttributeValues.put(NAMES.getOrDefault(path, path), valueOf(path, value), attributes);
    }
  }

  private static Object valueOf(String path, Object value) {
    if (path.equals("environment")) {
      return "dev".equals(value) ? "development" : "prod".equals(value) ? "production" : value;
    }
    return path.equals("cloud.platform") && value != null
        ? PLATFORMS.getOrDefault(value.toString(), value.toString())
        : value;
  }
}
