package io.telemetryagent.startup;

import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.ConfigException;
import io.telemetryagent.config.ConfigLoader;
import io.telemetryagent.config.Options;
import io.telemetryagent.instrument.Installer;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.otlp.OtlpExporter;
import io.telemetryagent.otlp.OtlpJsonEncoder;
import io.telemetryagent.output.Encoder;
import io.telemetryagent.output.NoLines;
import io.telemetryagent.output.Sink;
import io.telemetryagent.output.TelemetryV2Encoder;
import io.telemetryagent.pipeline.EventExporter;
import io.telemetryagent.pipeline.EventWriter;
import io.telemetryagent.pipeline.WriterSettings;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.List;

/** The composition root: the only class that knows every part, and the order they start in. */
public final class Agent {
  /** How long the app waits for a writer that makes no progress, in milliseconds. */
  private static final long STALL_MILLIS = 1000;

  /** How long the end of the JVM waits for the writer at most, in milliseconds. */
  private static final long EXIT_MILLIS = 5000;

  /** The same where there is an endpoint of OTLP, which may be far away. */
  private static final long EXIT_MILLIS_WITH_OTLP = 12_000;

  private final AgentConfig config;
  private final AgentLog log;
  private final Instrumentation instrumentation;

  private Agent(AgentConfig config, AgentLog log, Instrumentation instrumentation) {
    this.config = config;
    this.log = log;
    this.instrumentation = instrumentation;
  }

  /** Starts telemetry in this JVM, or says in one line why not. Called by the launcher. */
  public static void start(String options, Instrumentation instrumentation) {
    if (StartupChecks.runsNoApp(
        System.getProperty("sun.java.launcher"), System.getProperty("sun.java.command"))) {
      return;
    }
    AgentLog log = AgentLog.toStderr(AgentLog.Level.WARN);
    try {
      AgentConfig config = ConfigLoader.load(options, System.getProperties(), System.getenv());
      if (config.get(Options.ENABLED)) {
        new Agent(config, logOf(config), instrumentation).start();
      }
    } catch (ConfigException e) {
      log.refuse(e.getMessage());
    } catch (IOException e) {
      log.refuse(e.getMessage() + ". Telemetry is off; the application runs on.");
    }
  }

  private void start() throws IOException {
    for (String warning : config.warnings()) {
      log.warn(warning);
    }
    StartedApp app = new StartedApp(config, log);
    List<String> include = app.include();
    Sink sink = app.openOutput();
    MethodTable methods = new MethodTable();
    EventQueue queue =
        new EventQueue(
            config.get(Options.QUEUE_CAPACITY),
            config.get(Options.OVERFLOW).equals("wait"),
            STALL_MILLIS * 1_000_000,
            RandomSeed.next());
    EventWriter writer =
        new EventWriter(
            queue,
            encoder(methods),
            config.sendsOtlp() ? OtlpExporter.start(config, methods, log) : EventExporter.NONE,
            sink,
            log,
            writerSettings(),
            new OwnEvents(app, config, include));
    startThread(writer, ExitHook.register(stop(writer)));
    Tracer.start(queue);
    Installer.install(instrumentation, include, config, methods, log);
  }

  private Encoder encoder(MethodTable methods) {
    if (config.get(Options.OUTPUT_PATH).equals("none")) {
      return new NoLines();
    }
    switch (config.get(Options.OUTPUT_FORMAT)) {
      case "otlp_json":
        return new OtlpJsonEncoder(methods, config.get(Options.EVENTS).contains("function"));
      default:
        return new TelemetryV2Encoder(methods, Math.toIntExact(config.get(Options.MAX_LINE_BYTES)));
    }
  }

  private WriterSettings writerSettings() {
    return new WriterSettings(
        config.get(Options.FLUSH_MS),
        config.get(Options.OUTPUT_PATH).endsWith(".gz"),
        config.get(Options.EVENTS),
        config.get(Options.COLLECT_STACKTRACE_ON_ERROR),
        Math.toIntExact(config.get(Options.STACKTRACE_MAX_BYTES)));
  }

  private void startThread(EventWriter writer, ExitHook exitHook) {
    Runnable work =
        new Runnable() {
          @Override
          public void run() {
            try {
              exitHook.runLast(new JavaBase(instrumentation), log);
            } catch (OutOfMemoryError e) {
              // Then the hook stays where it is.
            }
            writer.run();
          }
        };
    Thread thread = new Thread(work, "telemetry-writer");
    thread.setDaemon(true);
    // Not the app's: it would keep the app's classes alive.
    thread.setContextClassLoader(null);
    thread.start();
  }

  /** What runs when the JVM ends: no more events, then all that is queued, then the last line. */
  private Runnable stop(EventWriter writer) {
    return new Runnable() {
      @Override
      public void run() {
        Tracer.stop();
        try {
          writer.stop(config.sendsOtlp() ? EXIT_MILLIS_WITH_OTLP : EXIT_MILLIS, STALL_MILLIS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  private static AgentLog logOf(AgentConfig config) {
    AgentLog.Level level = AgentLog.Level.of(config.get(Options.LOG_LEVEL));
    String path = config.get(Options.LOG_PATH);
    return path.equals("stderr") ? AgentLog.toStderr(level) : AgentLog.toFile(level, path);
  }
}
