package io.telemetryagent.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceDetectorTest {
  @Test
  @SuppressWarnings("unchecked")
  void local_knowsThisVeryProcess() {
    Surroundings surroundings = Surroundings.ofThisJvm();
    LaunchCommand launch = LaunchCommand.of(surroundings);

    Map<String, Object> facts =
        ResourceDetector.local(surroundings, launch, "shop", "1", "test").toMap();

    assertThat(facts).containsEntry("environment", "test");
    assertThat((Map<String, Object>) facts.get("process"))
        .containsEntry("pid", (int) ProcessHandle.current().pid())
        .doesNotContainValue(null);
    assertThat((Map<String, Object>) facts.get("resource")).doesNotContainValue(null);
    assertThat((Map<String, Object>) facts.get("host")).containsKeys("name", "ip", "public_ip");
  }
}
