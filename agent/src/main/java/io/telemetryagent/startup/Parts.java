package io.telemetryagent.startup;

import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.Volume;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.extension.EventFilter;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.otlp.OtlpExporter;
import io.telemetryagent.otlp.OtlpJsonEncoder;
import io.telemetryagent.output.EcsEncoder;
import io.telemetryagent.output.Encoder;
import io.telemetryagent.output.NoLines;
import io.telemetryagent.output.TelemetryV2Encoder;
import io.telemetryagent.pipeline.EventExporter;
import io.telemetryagent.pipeline.WriterSettings;
import io.telemetryagent.pipeline.filter.FilterJars;
import io.telemetryagent.redact.Redactor;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** Makes the parts of the agent as the options want them. */
final class Parts {
  private Parts() {}

  /** Where the agent speaks about itself; also tells of patterns for secrets that fail. */
  static AgentLog log(AgentConfig config) {
    AgentLog.Level level = AgentLog.Level.of(config.get(Options.LOG_LEVEL));
    String path = config.get(Options.LOG_PATH);
    AgentLog open = path.equals("stderr") ? AgentLog.toStderr(level) : AgentLog.toFile(level, path);
    AgentLog log = open.without(config.redactor());
    config
        .redactor()
        .reportTo(
            new Redactor.Listener() {
              @Override
              public void patternFailed(String message) {
                log.warn(message);
              }
            });
    return log;
  }

  static EventQueue queue(AgentConfig config) {
    EventQueue queue =
        new EventQueue(
            config.get(Options.QUEUE_CAPACITY),
            config.get(Options.OVERFLOW).equals("wait"),
            WriterThread.STALL_MILLIS * 1_000_000,
            RandomSeed.next());
    queue.volume(volume(config));
    return queue;
  }

  /** How much is recorded. */
  static Volume volume(AgentConfig config) {
    return new Volume(
        config.get(Options.SAMPLE_RATE),
        config.get(Options.MAX_TRACES_PER_SECOND),
        config.get(Options.MAX_CALLS_PER_SECOND));
  }

  /**
   * The filters of the user's.
   *
   * @throws IOException if one cannot be used
   */
  static List<EventFilter> filters(AgentConfig config) throws IOException {
    List<String> jars = config.get(Options.EXTENSIONS);
    return jars.isEmpty() ? Collections.<EventFilter>emptyList() : FilterJars.load(jars);
  }

  static Encoder encoder(AgentConfig config, MethodTable methods) {
    int maxLineBytes = Math.toIntExact(config.get(Options.MAX_LINE_BYTES));
    if (config.get(Options.OUTPUT_PATH).equals("none")) {
      return new NoLines();
    }
    switch (config.get(Options.OUTPUT_FORMAT)) {
      case "ecs":
        return new EcsEncoder(methods, maxLineBytes);
      case "otlp_json":
        return new OtlpJsonEncoder(methods);
      default:
        return new TelemetryV2Encoder(methods, maxLineBytes);
    }
  }

  /** Where events go beside the lines. */
  static EventExporter exporter(AgentConfig config, MethodTable methods, AgentLog log) {
    return config.sendsOtlp() ? OtlpExporter.start(config, methods, log) : EventExporter.NONE;
  }

  static WriterSettings writerSettings(AgentConfig config, List<EventFilter> filters) {
    return new WriterSettings(
        config.get(Options.FLUSH_MS),
        config.get(Options.OUTPUT_PATH).endsWith(".gz"),
        config.get(Options.EVENTS),
        config.get(Options.COLLECT_STACKTRACE_ON_ERROR),
        Math.toIntExact(config.get(Options.STACKTRACE_MAX_BYTES)),
        config.redactor(),
        filters);
  }
}
