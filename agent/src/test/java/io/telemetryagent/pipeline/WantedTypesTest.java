package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.output.EventType;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WantedTypesTest {
  private final WantedTypes wanted = new WantedTypes(Set.of("function"));

  @Test
  void familyThatIsNotWanted_isNotIncluded() {
    assertThat(wanted.includes(EventType.FUNCTION_ENTRY)).isTrue();
    assertThat(wanted.includes(EventType.DB_REQUEST)).isFalse();
    assertThat(wanted.includes(EventType.AGENT_CONFIG)).isTrue();
  }

  @Test
  void change_holdsForWhatBeginsLater() {
    wanted.change(Set.of("db"), 100);
    assertThat(wanted.includes(EventType.FUNCTION_EXIT, 99)).isTrue();
    assertThat(wanted.includes(EventType.FUNCTION_EXIT, 100)).isFalse();
    assertThat(wanted.includes(EventType.DB_RESPONSE, 99)).isFalse();
    assertThat(wanted.includes(EventType.DB_RESPONSE, 100)).isTrue();
    assertThat(wanted.includes(EventType.DB_REQUEST)).isTrue();
  }

  @Test
  void eachChange_endsTheOneBefore() {
    wanted.change(Set.of("db"), 100);
    wanted.change(Set.of("http"), 200);
    assertThat(wanted.includes(EventType.FUNCTION_EXIT, 50)).isTrue();
    assertThat(wanted.includes(EventType.DB_RESPONSE, 150)).isTrue();
    assertThat(wanted.includes(EventType.DB_RESPONSE, 200)).isFalse();
    assertThat(wanted.includes(EventType.HTTP_RESPONSE, 200)).isTrue();
  }

  @Test
  void manyChanges_forgetTheFirst() {
    for (int i = 1; i <= 1000; i++) {
      wanted.change(i % 2 == 0 ? Set.of("db") : Set.of("http"), i);
    }
    assertThat(wanted.includes(EventType.FUNCTION_EXIT, 0)).isFalse();
    assertThat(wanted.includes(EventType.HTTP_RESPONSE, 999)).isTrue();
    assertThat(wanted.includes(EventType.HTTP_RESPONSE, 1000)).isFalse();
  }
}
