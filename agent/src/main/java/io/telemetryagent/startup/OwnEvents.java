package io.telemetryagent.startup;

import io.telemetryagent.config.AgentConfig;
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

/** What the agent says of itself: agent_start, and agent_metadata where facts arrive later. */
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
    if (report.hint() != null) {
      waiting.add(metadataEvent(report, null));
    }
    return new AgentEvent(
        EventType.AGENT_START,
        "telemetry-agent started for " + app,
        configuration(),
        local.merge(report.resource()).toMap());
  }

  @Override
  public AgentEvent next() {
    return waiting.poll();
  }

  @Override
  public void found(MetadataReport report) {
    waiting.add(metadataEvent(report, app.resource().merge(report.resource()).toMap()));
  }

  private static AgentEvent metadataEvent(MetadataReport report, Map<String, Object> resource) {
    return new AgentEvent(
        EventType.AGENT_METADATA, report.message(), report.attributes(), resource);
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
