package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void firstCallsOfTheApp_loadNoClass() throws Exception {
    List<String> out = OwnJvm.run(FirstCalls.class, "-verbose:class", "-Xint");
    assertThat(out).contains(FirstCalls.FROM, FirstCalls.TO);
    assertThat(out.subList(out.indexOf(FirstCalls.FROM) + 1, out.indexOf(FirstCalls.TO))).isEmpty();
  }
}
