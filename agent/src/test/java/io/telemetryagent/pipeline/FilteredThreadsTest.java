package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.redact.Redactor;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is called on other threads has a parent that is written, whichever event came first. */
class FilteredThreadsTest {
  private static final int TASKS = 20_000;
  private static final Set<String> FAMILIES = Set.of("function", "exception", "http");

  @TempDir private Path folder;

  @Test
  void noLine_namesAParentThatIsNotThere() throws Exception {
    Pipeline pipeline = new Pipeline(folder, new EventQueue(1 << 20, false, 0, 42));
    pipeline.start(
        new WriterSettings(
            0,
            false,
            FAMILIES,
            true,
            1000,
            Redactor.DEFAULT,
            List.of(event -> event.type().equals("http_request") ? null : event)),
        encoder -> encoder);
    ExecutorService workers = Executors.newFixedThreadPool(3);
    Future<?> last = null;
    for (int i = 0; i < TASKS; i++) {
      Span place = pipeline.enter("place");
      Exchange sent =
          new FakeExchange(Exchange.Role.CLIENT, "GET /", Map.of("span.kind", "client"));
      Span scope = Tracer.open(sent, null);
      last =
          workers.submit(
              () -> {
                Span inside = Tracer.resume(sent);
                pipeline.call("work");
                Tracer.close(inside);
                Tracer.end(sent, null);
              });
      Tracer.close(scope);
      Tracer.exit(place, null);
    }
    last.get();
    workers.shutdown();
    assertThat(workers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    pipeline.stop();
    Set<String> spans = new HashSet<>();
    List<JsonNode> entries = pipeline.lines("function_entry");
    entries.forEach(line -> spans.add(line.get("span_id").asText()));
    assertThat(pipeline.totals().get("filtered.http_request").asInt()).isEqualTo(TASKS);
    assertThat(pipeline.totals().get("filtered.http_response").asInt()).isEqualTo(TASKS);
    assertThat(pipeline.totals().get("open_spans").asInt()).isZero();
    assertThat(entries.stream().filter(entry -> isOf("work", entry)))
        .hasSize(TASKS)
        .noneMatch(entry -> !spans.contains(entry.get("parent_span_id").asText()));
  }

  private static boolean isOf(String method, JsonNode entry) {
    return entry.get("function_name").asText().endsWith("." + method);
  }
}
