package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.telemetryagent.bootstrap.EventKind;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.bootstrap.Volume;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are counted come to be told, whatever else changes meanwhile. */
@Timeout(60)
class DampedEventsTest {
  @TempDir private Path folder;

  @AfterEach
  void stopTracing() {
    Tracer.stop();
  }

  @Test
  void familyThatIsSwitchedOff_leavesNoCallUntold() {
    Pipeline pipeline = new Pipeline(folder);
    pipeline.queue.volume(new Volume(1, 0, 10));
    pipeline.start();
    long calls = 0;
    while (isNothing(pipeline.described().get("damped_methods"))) {
      pipeline.call("place");
      calls++;
    }
    pipeline.calls(1000);
    pipeline.want(Set.of("db"));
    pipeline.stop();
    long counted = 0;
    for (JsonNode summary : pipeline.lines("function_summary")) {
      counted += summary.at("/attributes/calls").asLong();
    }
    long written = pipeline.lines("function_entry").size();
    long dropped = pipeline.queue.drops(EventKind.ENTRY);
    assertThat(counted).isGreaterThanOrEqualTo(1000);
    assertThat(counted + written + dropped).isEqualTo(calls + 1000);
  }

  private static boolean isNothing(Object list) {
    return ((List<?>) list).isEmpty();
  }
}
