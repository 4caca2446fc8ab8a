package io.telemetryagent.startup;

import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.metadata.LaunchCommand;
import io.telemetryagent.metadata.Resource;
import io.telemetryagent.metadata.ResourceDetector;
import io.telemetryagent.metadata.Surroundings;
import io.telemetryagent.output.FileSink;
import io.telemetryagent.output.OutputPath;
import io.telemetryagent.output.Sink;
import io.telemetryagent.output.StdoutSink;
import io.telemetryagent.pipeline.StartFacts;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The app the agent was started with: what to trace of it, where to, and who it is. */
final class StartedApp implements StartFacts {
  private final AgentConfig config;
  private final AgentLog log;
  private final Surroundings surroundings = Surroundings.ofThisJvm();
  private final LaunchCommand launch = LaunchCommand.of(surroundings);
  private final List<String> include;
  private Resource resource;

  StartedApp(AgentConfig config, AgentLog log) {
    this.config = config;
    this.log = log;
    include = config.isSet(Options.INCLUDE) ? config.get(Options.INCLUDE) : launch.defaultInclude();
  }

  /** The patterns of what to trace; where the user gave none, the package of the main class. */
  List<String> include() {
    if (include.isEmpty()) {
      log.warn(
          "Cannot tell which package is the app's (started as "
              + launch
              + "), so no method is traced. Name it: include=com.acme.*");
    }
    return include;
  }

  /** Opens the output that the options name. */
  Sink openOutput() throws IOException {
    String path = config.get(Options.OUTPUT_PATH);
    if (path.equals("stdout")) {
      return StdoutSink.open();
    }
    try {
      return FileSink.open(Paths.get(path.indexOf('%') < 0 ? path : expanded(path)));
    } catch (IOException | InvalidPathException e) {
      throw new IOException("output_path=" + path + " cannot be opened (" + e + ")", e);
    }
  }

  @Override
  public Map<String, Object> resource() {
    return detected().toMap();
  }

  @Override
  public String message() {
    return "telemetry-agent started for " + launch;
  }

  @Override
  public Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("agent.version", AgentVersion.text());
    for (Map.Entry<String, String> option : config.effective().entrySet()) {
      attributes.put("config." + option.getKey(), option.getValue());
    }
    attributes.put("config.include", String.join(":", include));
    return attributes;
  }

  private String expanded(String path) {
    Resource facts = detected();
    return OutputPath.expand(
        path,
        facts.text("process.pid"),
        facts.text("host.name"),
        facts.text("service.name"),
        System.currentTimeMillis());
  }

  /** Detected once: by the writer, or at start where the name of the output needs it. */
  private synchronized Resource detected() {
    if (resource == null) {
      resource =
          ResourceDetector.local(
              surroundings,
              launch,
              config.get(Options.SERVICE_NAME),
              config.get(Options.SERVICE_VERSION),
              config.get(Options.ENVIRONMENT));
    }
    return resource;
  }
}
