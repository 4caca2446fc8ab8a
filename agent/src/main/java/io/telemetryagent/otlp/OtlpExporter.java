package io.telemetryagent.otlp;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.OtlpSettings;
import io.telemetryagent.config.OtlpSignal;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.Event;
import io.telemetryagent.pipeline.DropReason;
import io.telemetryagent.pipeline.EventExporter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends events by OTLP, as spans and log records. The writer hands them over and goes on; for each
 * signal there is a thread that sends.
 */
public final class OtlpExporter implements EventExporter, SpanJoin.Target {
  /** What the agent says of its own end may take so much longer than what the app did. */
  private static final long LAST_WORDS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final DropTally drops = new DropTally();
  private final AgentLog log;
  private final SpanJoin join;
  private final AtomicInteger running = new AtomicInteger();

  /** Null where spans are not sent. */
  private final Channel<EventSpan> spans;

  /** Null where log records are not sent. */
  private final Channel<EventLog> logs;

  private OtlpExporter(AgentConfig config, MethodTable methods, AgentLog log) {
    this.log = log;
    Set<String> warnings = new LinkedHashSet<>();
    spans = openSpans(new OtlpSettings(config, OtlpSignal.TRACES, warnings));
    logs = openLogs(new OtlpSettings(config, OtlpSignal.LOGS, warnings));
    for (String warning : warnings) {
      log.warn(warning);
    }
    join = new SpanJoin(methods, this);
  }

  /** Starts the threads. What it needs of OpenTelemetry is loaded by them. */
  public static EventExporter start(AgentConfig config, MethodTable methods, AgentLog log) {
    OtlpExporter exporter = new OtlpExporter(config, methods, log);
    exporter.startThread(exporter.spans, "telemetry-otlp-traces");
    exporter.startThread(exporter.logs, "telemetry-otlp-logs");
    return exporter;
  }

  @Override
  public void resource(Map<String, Object> sections) {
    join.resource(sections);
  }

  @Override
  public void export(Event event) {
    try {
      join.add(event);
    } catch (Throwable t) {
      drops.add(DropReason.OTLP_FAILED, event.type, 1);
      log.firstThenQuiet("An event could not be sent by OTLP", t);
    }
  }

  @Override
  public void span(EventSpan span) {
    if (spans != null) {
      spans.offer(span);
    }
  }

  @Override
  public void log(EventLog record) {
    if (logs != null) {
      logs.offer(record);
    }
  }

  @Override
  public void tellDrops(Drops counted) {
    drops.tell(counted);
  }

  @Override
  public void finish(long deadlineNanos) {
    join.end();
    if (logs != null) {
      logs.hurry();
    }
    if (spans != null) {
      spans.finish(deadlineNanos);
    }
    if (logs != null) {
      logs.finish(deadlineNanos);
    }
  }

  @Override
  public Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    if (spans != null) {
      described.put("spans", spans.described());
    }
    if (logs != null) {
      described.put("log_records", logs.described());
    }
    return described;
  }

  @Override
  public void addTotals(Map<String, Object> totals) {
    totals.put("otlp.spans", spans == null ? 0 : spans.sent());
    totals.put("otlp.log_records", logs == null ? 0 : logs.sent());
  }

  @Override
  public void close(long deadlineNanos) {
    if (spans != null) {
      spans.close(deadlineNanos);
    }
    if (logs != null) {
      logs.close(deadlineNanos + LAST_WORDS_NANOS);
    }
  }

  private Channel<EventSpan> openSpans(OtlpSettings settings) {
    // Not a lambda: the first one in a JVM takes tens of milliseconds of the app's start.
    Channel.Opening<EventSpan> opening =
        new Channel.Opening<EventSpan>() {
          @Override
          public Client<EventSpan> open(Runnable progress) throws IOException {
            return Endpoints.spans(settings, progress);
          }
        };
    String endpoint = settings.shownEndpoint();
    return settings.isOn()
        ? new Channel<>("Spans", endpoint, opening, drops, log, Channel.GIVE_UP_NANOS)
        : null;
  }

  private Channel<EventLog> openLogs(OtlpSettings settings) {
    Channel.Opening<EventLog> opening =
        new Channel.Opening<EventLog>() {
          @Override
          public Client<EventLog> open(Runnable progress) throws IOException {
            return Endpoints.logs(settings, progress);
          }
        };
    String endpoint = settings.shownEndpoint();
    return settings.isOn()
        ? new Channel<>("Log records", endpoint, opening, drops, log, Channel.GIVE_UP_NANOS)
        : null;
  }

  private void startThread(Channel<?> channel, String name) {
    if (channel == null) {
      return;
    }
    running.incrementAndGet();
    Runnable task =
        new Runnable() {
          @Override
          public void run() {
            channel.run();
            endLibraryThreads();
          }
        };
    Thread thread = new Thread(Tracer.untracedThreads(), task, name);
    thread.setDaemon(true);
    // Not the app's: it would keep the app's classes alive.
    thread.setContextClassLoader(null);
    thread.start();
  }

  /** After the last channel, as both have them in common. */
  private void endLibraryThreads() {
    if (running.decrementAndGet() == 0) {
      LibraryThreads.end();
    }
  }
}
