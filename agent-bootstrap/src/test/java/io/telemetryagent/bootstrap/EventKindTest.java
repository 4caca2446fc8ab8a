package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventKindTest {
  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "2,1", "2,2147483647", "0,65536"})
  void word_holdsKindAndMethod(int kind, int method) {
    long word = EventKind.of(kind, method);
    assertThat(EventKind.kind(word)).isEqualTo(kind);
    assertThat(EventKind.method(word)).isEqualTo(method);
  }
}
