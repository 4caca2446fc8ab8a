package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.log.AgentLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OutputTest {
  @TempDir Path folder;

  private final FakeSink sink = new FakeSink();
  private final EventQueue queue = new EventQueue(64, false, 0, 1);
  private Path logFile;
  private Output output;

  @BeforeEach
  void open() {
    logFile = folder.resolve("agent.log");
    AgentLog log = AgentLog.toFile(AgentLog.Level.WARN, logFile.toString());
    output = new Output(sink, false, queue, log);
  }

  @Test
  void flush_writesAllLines_andTellsOfProgress() throws IOException {
    append("one\ntwo\n");
    output.flush();
    append("three\n");
    output.flush();
    output.flush();
    assertThat(sink.text()).isEqualTo("one\ntwo\nthree\n");
    assertThat(sink.writes).hasValue(2);
    assertThat(queue.progress()).isEqualTo(2);
    assertThat(logged()).isEmpty();
  }

  @Test
  void sinkThatTakesLittleAtATime_makesProgressWithEach() {
    sink.takeAtMost(4);
    append("one\ntwo\nthree\n");
    output.flush();
    assertThat(sink.text()).isEqualTo("one\ntwo\nthree\n");
    assertThat(queue.progress()).isEqualTo(4);
  }

  @Test
  void flushIfLarge_waitsForAPiece() {
    append("x".repeat(128 * 1024 - 2) + "\n");
    output.flushIfLarge();
    assertThat(sink.writes).hasValue(0);
    append("\n");
    output.flushIfLarge();
    assertThat(sink.text()).hasSize(128 * 1024);
  }

  @Test
  void sinkThatFails_isOfferedTheRestAgain_untilItWorks() throws IOException {
    AtomicInteger failures = new AtomicInteger();
    sink.failAfter(
        3,
        () -> {
          if (failures.incrementAndGet() == 2) {
            sink.recover();
          }
          return new IOException("No space left on device");
        });
    append("one\ntwo\nthree\n");
    output.flush();
    assertThat(sink.text()).isEqualTo("one\ntwo\nthree\n");
    assertThat(sink.writes).hasValue(3);
    assertThat(queue.progress()).isEqualTo(1);
    assertThat(output.takeFailure()).isTrue();
    assertThat(output.takeFailure()).isFalse();
    assertThat(logged().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("Cannot write the output") && line.contains("No space"))
        .anyMatch(line -> line.contains("The output works again."));
  }

  @Test
  void faultOfTheSink_isAFailureLikeAnother() {
    sink.failAfter(
        5,
        () -> {
          sink.recover();
          return new OutOfMemoryError("Direct buffer memory");
        });
    append("one\ntwo\n");
    output.flush();
    assertThat(sink.text()).isEqualTo("one\ntwo\n");
  }

  @Test
  void sinkThatFailsAtTheEnd_isTriedOnce_andNothingFollowsTheTornLine() throws IOException {
    sink.failAfter(5, () -> new IOException("gone"));
    output.giveUpOnFailure();
    append("one\ntwo\nthree\n");
    output.flush();
    assertThat(output.gaveUp()).isTrue();
    sink.recover();
    append("four\n");
    output.close();
    assertThat(sink.text()).isEqualTo("one\nt");
    assertThat(sink.writes).hasValue(1);
    assertThat(sink.isClosed()).isTrue();
    assertThat(logged()).contains("2 lines of telemetry could not be written before the end.");
  }

  @Test
  void interruptedThread_writesAndPausesAllTheSame() {
    sink.failAfter(
        0,
        () -> {
          sink.recover();
          Thread.currentThread().interrupt();
          return new IOException("interrupted");
        });
    Thread.currentThread().interrupt();
    append("one\n");
    output.flush();
    assertThat(sink.text()).isEqualTo("one\n");
    assertThat(Thread.interrupted()).isFalse();
  }

  private void append(String text) {
    int start = output.lines.position();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, output.lines.array(), start, bytes.length);
    output.lines.position(start + bytes.length);
  }

  private String logged() throws IOException {
    return Files.exists(logFile) ? Files.readString(logFile) : "";
  }
}
