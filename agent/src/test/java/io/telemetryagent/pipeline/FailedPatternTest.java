package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.redact.Redactor;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedPatternTest {
  @TempDir private Path folder;

  @Test
  void pattern_thatTakesTooLong_isCountedInTheTotals() {
    Redactor redactor =
        new Redactor(Set.of(), Set.of(), List.of(Pattern.compile("a*a*a*a*a*a*c")), true);
    Pipeline pipeline = new Pipeline(folder);
    pipeline.start(
        new WriterSettings(0, false, Pipeline.ALL, true, 1000, redactor), encoder -> encoder);
    Exception thrown = new IllegalStateException("a".repeat(200));
    Tracer.exit(pipeline.enter("place"), thrown);
    pipeline.stop();
    assertThat(pipeline.lines("exception").get(0).at("/error/message").asText())
        .isEqualTo("[redacted]");
    assertThat(pipeline.totals().get("redact_patterns_off").asInt()).isEqualTo(1);
  }
}
