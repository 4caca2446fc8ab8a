package io.telemetryagent.startup;

import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.AgentVersion;
import io.telemetryagent.config.Options;
import io.telemetryagent.metadata.MetadataReport;
import io.telemetryagent.metadata.MetadataSearch;
import io.telemetryagent.metadata.MetadataSettings;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.output.EventType;
import io.telemetryagent.pipeline.AgentEvent;
import io.telemetryagent.pipeline.AgentEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the agent says of itself: agent_start, agent_metadata for each find of facts, agent_config
 * for each change of options.
 */
final class OwnEvents implements AgentEvents, MetadataSearch.Listener {
  private final StartedApp app;
  private final AgentConfig config;
  private final List<String> include;
  private final Queue<AgentEvent> waiting = new ConcurrentLinkedQueue<>();
  private volatile MetadataSearch search;
  private volatile MetadataReport report;
  private volatile boolean closed;

  OwnEvents(StartedApp app, AgentConfig config, List<String> include) {
    this.app = app;
    this.config = config;
    this.include = include;
  }

  @Override
  public AgentEvent first(Patience patience) {
    search = MetadataSearch.start(app.surroundings(), MetadataSettings.of(config), this);
    if (closed) {
      search.close();
    }
    Resource local = app.resource();
    report = search.await(patience::isOver);
    Resource known = local.merge(report.resource());
    boolean worthALine = report.isNews() || !known.details().isEmpty();
    if (config.get(Options.ENABLE_CLOUD_METADATA) && worthALine) {
      // Without a resource: agent_start brings it, or what is found meanwhile a better one.
      waiting.add(metadataEvent(report, known.details(), null));
    }
    return new AgentEvent(
        EventType.AGENT_START,
        "telemetry-agent started for " + app,
        configuration(),
        known.toMap());
  }

  @Override
  public AgentEvent next() {
    return waiting.poll();
  }

  @Override
  public void found(MetadataReport report) {
    this.report = report;
    Resource known = app.resource().merge(report.resource());
    waiting.add(metadataEvent(report, known.details(), known.toMap()));
  }

  /** Options were changed; {@code attributes} say which, and from where. */
  void changed(String message, Map<String, Object> attributes) {
    waiting.add(new AgentEvent(EventType.AGENT_CONFIG, message, attributes, null));
  }

  /** What is known of where this runs, in one sentence. */
  String metadata() {
    MetadataReport known = report;
    return known == null ? "not known yet" : known.message();
  }

  /** Ends the search for facts. */
  void close() {
    closed = true;
    MetadataSearch running = search;
    if (running != null) {
      running.close();
    }
  }

  /** With the facts that have no place in a line, as the id of a container. */
  private static AgentEvent metadataEvent(
      MetadataReport report, Map<String, String> details, Map<String, Object> resource) {
    Map<String, Object> attributes = report.attributes();
    attributes.putAll(details);
    return new AgentEvent(EventType.AGENT_METADATA, report.message(), attributes, resource);
  }

  private Map<String, Object> configuration() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("agent.version", AgentVersion.text());
    for (Map.Entry<String, String> option : config.effective().entrySet()) {
      attributes.put("config." + option.getKey(), option.getValue());
    }
    String patterns = String.join(":", include);
    attributes.put("config.include", config.redactor().value("include", patterns));
    return attributes;
  }
}
