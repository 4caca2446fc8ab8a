package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that makes calls until it is told to end, while things happen to where they are sent.
 */
public final class Traffic {
  private final Path log;
  private final Path end;
  private final CompletableFuture<Run> run;

  private Traffic(AgentJvm jvm, Path folder, String endpoint) {
    log = folder.resolve("agent.log");
    end = folder.resolve("end");
    AgentJvm program =
        jvm.main("traffic.Traffic", end.toString())
            .options("include=traffic.*", "log_path=" + log)
            .options("otlp_endpoint=" + endpoint);
    run = CompletableFuture.supplyAsync(program::run, task -> new Thread(task).start());
  }

  /** Starts it; what it needs of files is in a folder of its own within {@code folder}. */
  public static Traffic start(AgentJvm jvm, Path folder, String endpoint) throws IOException {
    return new Traffic(jvm, Files.createTempDirectory(folder, "traffic"), endpoint);
  }

  /** Waits until the agent has said so. */
  public Traffic awaitLog(String text) throws IOException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (!log().contains(text)) {
      assertThat(Instant.now()).as("waits for '%s' in: %s", text, log()).isBefore(deadline);
      LockSupport.parkNanos(10_000_000);
    }
    return this;
  }

  /** What the agent has said so far. */
  public String log() throws IOException {
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** Ends the program, and holds what it did against what arrived. Answers how many did not. */
  public Run end(Collected collected) throws IOException {
    Files.writeString(end, "");
    Run ended = run.join();
    assertThat(ended.stdout()).isEqualTo("true\n");
    Comparison.checkSome(ended, collected);
    long made = ended.spans().stream().filter(span -> !span.isOpen()).count();
    assertThat(collected.distinctSpans().size() + dropped(ended, "")).isEqualTo(made);
    return ended;
  }

  /** The same, where all must arrive. */
  public void endWithoutDrops(Collected collected) throws IOException {
    assertThat(dropped(end(collected), "")).isZero();
  }

  /** How many spans the lines of a run count as dropped for a reason that begins so. */
  public static long dropped(Run run, String reason) {
    return dropped(run.lines(), reason);
  }

  /** The same for all lines of one life of the agent. */
  public static long dropped(List<Line> lines, String reason) {
    return lines.stream()
        .filter(line -> line.is("events_dropped"))
        .filter(line -> line.attribute("dropped.reason").startsWith("otlp_" + reason))
        .mapToLong(Traffic::spans)
        .sum();
  }

  private static long spans(Line drops) {
    return pairs(drops, "function_entry", "function_exit")
        + pairs(drops, "http_request", "http_response")
        + pairs(drops, "db_request", "db_response");
  }

  /** A call that is open at the end has a beginning alone. */
  private static long pairs(Line drops, String opening, String closing) {
    long closed = count(drops, closing);
    assertThat(count(drops, opening)).isGreaterThanOrEqualTo(closed);
    return closed;
  }

  private static long count(Line drops, String type) {
    String count = drops.attribute("dropped." + type);
    return count == null ? 0 : Long.parseLong(count);
  }
}
