package io.telemetryagent.startup;

import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.metadata.ResourceDetector;
import io.telemetryagent.metadata.app.LaunchCommand;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
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
  private final Surroundings surroundings;
  private final LaunchCommand launch;
  private Resource resource;

  /** Where the lines go, once that is known. */
  private volatile String output;

  /** The app, as the options with which the agent starts say where it is to be looked for. */
  StartedApp(AgentConfig config) {
    this.config = config;
    surroundings = Surroundings.ofThisJvm().below(config.get(Options.METADATA_ROOT));
    launch = LaunchCommand.of(surroundings);
  }

  /** What to trace where the user has not said it: the package of the main class, if it has one. */
  List<String> defaultInclude() {
    return launch.defaultInclude();
  }

  /** Opens the output that the options name. */
  Sink openOutput() throws IOException {
    String path = config.get(Options.OUTPUT_PATH);
    output = path;
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
      String name = path.indexOf('%') < 0 ? path : expanded(path);
      output = name;
      return FileSink.open(Paths.get(name));
    } catch (IOException | InvalidPathException e) {
      throw new IOException("output_path=" + path + " cannot be opened (" + e + ")", e);
    }
  }

  /** Where the lines go: {@code stdout}, or a file. */
  String output() {
    return output;
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
              config.get(Options.ENVIRONMENT),
              config.redactor());
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
