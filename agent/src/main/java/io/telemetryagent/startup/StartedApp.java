package io.telemetryagent.startup;

import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.FileSink;
import io.telemetryagent.output.OutputPath;
import io.telemetryagent.output.Sink;
import io.telemetryagent.output.StdoutSink;
import io.telemetryagent.pipeline.StartFacts;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the agent finds out about the app it was started with. */
final class StartedApp implements StartFacts {
  private final AgentConfig config;
  private final AgentLog log;

  StartedApp(AgentConfig config, AgentLog log) {
    this.config = config;
    this.log = log;
  }

  List<String> include() {
    String cmd = System.getProperty("sun.java.command", "").split(" ")[0];
    int dot = cmd.lastIndexOf('.');
    return config.isSet(Options.INCLUDE)
        ? config.get(Options.INCLUDE)
        : Collections.singletonList(dot < 0 ? cmd : cmd.substring(0, dot) + ".*");
  }

  Sink openOutput() throws IOException {
    String path = config.get(Options.OUTPUT_PATH);
    if (path.equals("stdout")) {
      return StdoutSink.open();
    }
    String expanded = OutputPath.expand(path, 1, "host", "service", System.currentTimeMillis());
    try {
      return FileSink.open(Paths.get(expanded));
    } catch (IOException | InvalidPathException e) {
      throw new IOException("output_path=" + path + " cannot be opened (" + e + ")", e);
    }
  }

  @Override
  public Map<String, Object> resource() {
    return new LinkedHashMap<>();
  }

  @Override
  public String message() {
    return "telemetry-agent started";
  }

  @Override
  public Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, String> option : config.effective().entrySet()) {
      attributes.put("config." + option.getKey(), option.getValue());
    }
    return attributes;
  }
}
