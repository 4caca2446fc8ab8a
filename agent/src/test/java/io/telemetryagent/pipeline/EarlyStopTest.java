package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.EventType;
import io.telemetryagent.output.Sink;
import io.telemetryagent.output.TelemetryV2Encoder;
import io.telemetryagent.redact.Redactor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The one thread that writes, where the app ends before it has begun. */
@Timeout(60)
class EarlyStopTest {
  private final Lines lines = new Lines();

  @Test
  void stop_waitsForAWriterThatHasNotBegun() throws Exception {
    EventWriter writer = writer(new SlowToBegin());
    Thread thread = new Thread(writer);
    thread.setDaemon(true);
    thread.start();

    writer.stop(50_000, 50);

    assertThat(lines.text().lines()).hasSize(2);
    assertThat(lines.text()).contains("\"agent_start\"", "\"agent_stop\"");
  }

  @Test
  void stop_givesTheFirstLineAFifthOfASecond() throws Exception {
    long start = System.nanoTime();
    SlowToBegin events = new SlowToBegin();
    EventWriter writer = writer(events);
    Thread thread = new Thread(writer);
    thread.setDaemon(true);
    thread.start();

    writer.stop(50_000, 50);

    assertThat(events.hurriedAt - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(200));
  }

  private EventWriter writer(AgentEvents events) {
    MethodTable methods = new MethodTable();
    return new EventWriter(
        new EventQueue(64, true, TimeUnit.SECONDS.toNanos(1), 1),
        methods,
        new TelemetryV2Encoder(methods, 65_536),
        EventExporter.NONE,
        lines,
        AgentLog.toStderr(AgentLog.Level.OFF),
        new WriterSettings(0, false, Set.of("function"), true, 1000, Redactor.DEFAULT, List.of()),
        events);
  }

  /** Does not come to an end before it is told to, and not soon then. */
  private static final class SlowToBegin implements AgentEvents {
    volatile long hurriedAt;

    @Override
    public AgentEvent first(Patience patience) {
      while (!patience.isOver()) Thread.onSpinWait();
      hurriedAt = System.nanoTime();
      while (System.nanoTime() - hurriedAt < TimeUnit.MILLISECONDS.toNanos(200))
        Thread.onSpinWait();
      return new AgentEvent(EventType.AGENT_START, "started", Map.of(), Map.of());
    }

    @Override
    public AgentEvent next() {
      return null;
    }
  }

  private static final class Lines implements Sink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(ByteBuffer piece) {
      bytes.write(piece.array(), piece.position(), piece.remaining());
      piece.position(piece.limit());
    }

    @Override
    public void close() {}

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
