package io.telemetryagent.startup;

import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.AgentVersion;
import io.telemetryagent.config.Options;
import io.telemetryagent.metadata.MetadataReport;
import io.telemetryagent.metadata.MetadataSearch;
import io.telemetryagent.metadata.MetadataSettings;
import io.telemetryagent.metadata.Resource;
import io.telemetryagent.output.EventType;
import io.telemetryagent.pipeline.AgentEvent;
import io.telemetryagent.pipeline.AgentEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the agent says of itself: agent_start, and agent_metadata for each find of facts. */
final class OwnEvents implements AgentEvents, MetadataSearch.Listener {
  private final StartedApp app;
  private final AgentConfig config;
  private final List<String> include;
  private final Queue<AgentEvent> waiting = new ConcurrentLinkedQueue<>();

  OwnEvents(StartedApp app, AgentConfig config, List<String> include) {
    this.app = app;
    this.config = config;
    this.include = include;
  }

  @Override
  public AgentEvent first(Patience patience) {
    MetadataSearch search =
        MetadataSearch.start(app.surroundings(), MetadataSettings.of(config), this);
    Resource local = app.resource();
    MetadataReport report = search.await(patience::isOver);
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
    Resource known = app.resource().merge(report.resource());
    waiting.add(metadataEvent(report, known.details(), known.toMap()));
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
    attributes.put("config.include", String.join(":", include));
    return attributes;
  }
}
