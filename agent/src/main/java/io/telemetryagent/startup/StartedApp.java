package io.telemetryagent.startup;

import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.metadata.LaunchCommand;
import io.telemetryagent.metadata.Resource;
import io.telemetryagent.metadata.ResourceDetector;
import io.telemetryagent.metadata.Surroundings;
import io.telemetryagent.output.FileSink;
import io.telemetryagent.output.NoLines;
import io.telemetryagent.output.OutputPath;
import io.telemetryagent.output.Sink;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.util.List;
import java.util.concurrent.Callable;

/** The app the agent was started with: what to trace of it, where to, and who it is. */
final class StartedApp {
  /** How long the app's start waits for the output to open, in milliseconds. */
  private static final long OPEN_MILLIS = 1000;

  private final AgentConfig config;
  private final AgentLog log;
  private final Surroundings surroundings;
  private final LaunchCommand launch;
  private Resource resource;

  StartedApp(AgentConfig config, AgentLog log) {
    this.config = config;
    this.log = log;
    surroundings = Surroundings.ofThisJvm().below(config.get(Options.METADATA_ROOT));
    launch = LaunchCommand.of(surroundings);
  }

  /** The patterns of what to trace; where the user gave none, the package of the main class. */
  List<String> include() {
    if (config.isSet(Options.INCLUDE)) {
      return config.get(Options.INCLUDE);
    }
    List<String> include = launch.defaultInclude();
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
      return StandardOutput.open();
    }
    if (path.equals("none")) {
      return NoLines.SINK;
    }
    return OpeningSink.open(
        new Callable<Sink>() {
          @Override
          public Sink call() throws IOException {
            return openFile(path);
          }
        },
        OPEN_MILLIS);
  }

  private Sink openFile(String path) throws IOException {
    try {
      return FileSink.open(Paths.get(path.indexOf('%') < 0 ? path : expanded(path)));
    } catch (IOException | InvalidPathException e) {
      throw new IOException("output_path=" + path + " cannot be opened (" + e + ")", e);
    }
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** How the app was started, for a person. */
  @Override
  public String toString() {
    return launch.toString();
  }

  /** Where it runs, as far as this machine can tell. Found out once, by whoever asks first. */
  synchronized Resource resource() {
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

  private String expanded(String path) {
    Resource facts = resource();
    return OutputPath.expand(
        path,
        facts.text("process.pid"),
        facts.text("host.name"),
        facts.text("service.name"),
        System.currentTimeMillis());
  }
}
