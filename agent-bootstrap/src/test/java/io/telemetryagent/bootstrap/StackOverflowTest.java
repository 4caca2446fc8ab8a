package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interpreted frames are larger than compiled ones, and overflow at more places. */
class StackOverflowTest {
  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
  @Timeout(120)
  void overflowAnywhere_leavesAllInOrder(String flag) throws Exception {
    assertThat(OwnJvm.run(Overflows.class, flag))
        .singleElement()
        .asString()
        .matches("passed; the agent failed [1-9][0-9]* times");
  }
}
