package io.telemetryagent.startup;

import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.AgentVersion;
import io.telemetryagent.config.Options;
import io.telemetryagent.instrument.WovenCount;
import io.telemetryagent.pipeline.EventWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a running agent does, for the command line. */
final class AgentStatus {
  private final Instant startedAt = Instant.now();
  private final LiveOptions options;
  private final EventWriter writer;
  private final OwnEvents events;
  private final StartedApp app;

  AgentStatus(LiveOptions options, EventWriter writer, OwnEvents events, StartedApp app) {
    this.options = options;
    this.writer = writer;
    this.events = events;
    this.app = app;
  }

  /** All of it, by the keys of docs/CONTRIBUTING.md. */
  Map<String, Object> described(WovenCount woven) {
    AgentConfig config = options.config();
    Map<String, Object> written = writer.described();
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("message", message(woven));
    status.put("version", AgentVersion.text());
    status.put("started_at", startedAt.toString());
    status.put("uptime_seconds", uptime().getSeconds());
    status.put("enabled", config.get(Options.ENABLED));
    status.put("include", options.include());
    status.put("exclude", config.get(Options.EXCLUDE));
    status.put("families", new ArrayList<>(config.get(Options.EVENTS)));
    status.put("woven_classes", woven.classes);
    status.put("woven_methods", woven.methods);
    status.put("library_classes", woven.libraryClasses);
    status.putAll(written);
    status.put("output_path", app.output());
    status.put("metadata", events.metadata());
    status.put("agent_faults", Tracer.failures());
    return status;
  }

  /** The answer of an agent that leaves. */
  Map<String, Object> leaving(int restored, boolean isGone) {
    List<String> warnings = new ArrayList<>();
    if (!isGone) {
      warnings.add("The output hangs, and with it the thread that writes it: that stays.");
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "message",
        "Detached; classes with their own code back: "
            + restored
            + ", events written: "
            + writer.written());
    answer.put("restored_classes", restored);
    answer.put("events_written", writer.written());
    answer.put("open_spans", writer.openSpans());
    answer.put("warnings", warnings);
    return answer;
  }

  private String message(WovenCount woven) {
    String state = options.config().get(Options.ENABLED) ? "Traces" : "Is off (enabled=false)";
    return state + "; " + woven(woven);
  }

  /** How much is woven, for a person. */
  static String woven(WovenCount woven) {
    return "woven classes: " + woven.classes + ", methods: " + woven.methods;
  }

  private Duration uptime() {
    return Duration.between(startedAt, Instant.now());
  }
}
