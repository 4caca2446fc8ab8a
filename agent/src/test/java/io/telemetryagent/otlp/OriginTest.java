package io.telemetryagent.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
  private final Map<String, Object> sections = new LinkedHashMap<>();

  private String text(String key) {
    return new Origin(sections).resource().getAttribute(AttributeKey.stringKey(key));
  }

  @ParameterizedTest
  @CsvSource({
    "ec2, aws_ec2", "lambda, aws_lambda", "beanstalk, aws_elastic_beanstalk",
    "gce, gcp_compute_engine", "cloud_run, gcp_cloud_run", "azure_vm, azure.vm",
    "container_apps, azure.container_apps", "something_new, something_new"
  })
  void platform_hasOpenTelemetrysName(String ours, String theirs) {
    sections.put("cloud", Map.of("provider", "aws", "platform", ours));
    assertThat(text("cloud.platform")).isEqualTo(theirs);
  }

  @Test
  void machine_isTheHost() {
    sections.put(
        "cloud",
        Map.of("provider", "aws", "instance.id", "i-1", "machine.type", "m5", "image.id", "ami"));
    sections.put("host", Map.of("name", "box", "ip", "10.0.0.1"));
    assertThat(text("host.id")).isEqualTo("i-1");
    assertThat(text("host.type")).isEqualTo("m5");
    assertThat(text("host.image.id")).isEqualTo("ami");
    assertThat(text("host.name")).isEqualTo("box");
    assertThat(new Origin(sections).resource().getAttribute(AttributeKey.stringArrayKey("host.ip")))
        .isEqualTo(List.of("10.0.0.1"));
  }

  @Test
  void noCloud_isNothing() {
    sections.put("cloud", Map.of("provider", "local", "metadata_source", "none"));
    assertThat(new Origin(sections).resource().getAttributes().asMap())
        .containsExactly(Map.entry(AttributeKey.stringKey("telemetry.sdk.language"), "java"));
  }

  @ParameterizedTest
  @CsvSource({"dev, development", "prod, production", "staging, staging"})
  void environment_hasOpenTelemetrysName(String ours, String theirs) {
    sections.put("environment", ours);
    assertThat(text("deployment.environment.name")).isEqualTo(theirs);
  }
}
