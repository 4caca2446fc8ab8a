package io.telemetryagent.startup;

import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.ConfigChange;
import io.telemetryagent.config.ConfigSources;
import io.telemetryagent.config.Option;
import io.telemetryagent.config.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The options in force. Some of them change while the agent runs. */
final class LiveOptions {
  private final StartedApp app;
  private ConfigSources sources;
  private AgentConfig config;
  private List<String> include;

  /** Options as the agent starts with them. */
  LiveOptions(ConfigSources sources, AgentConfig config, StartedApp app) {
    this.app = app;
    this.sources = sources;
    this.config = config;
    include = includeOf(config);
  }

  synchronized AgentConfig config() {
    return config;
  }

  /** The patterns of what to trace; where the user gave none, the package of the main class. */
  synchronized List<String> include() {
    return include;
  }

  /** What the user should know of them, one line each. */
  synchronized List<String> warnings() {
    List<String> warnings = new ArrayList<>(config.warnings());
    Set<String> events = config.get(Options.EVENTS);
    boolean functions = events.contains("function") || events.contains("exception");
    if (include.isEmpty() && functions) {
      warnings.add(
          "Cannot tell which package is the app's (started as "
              + app
              + "), so no method is traced. Name it: include=com.acme.*");
    }
    return warnings;
  }

  /** Takes over what a command sets, {@code key=value,key=value}, as far as it may change. */
  synchronized OptionsChange command(String options) {
    ConfigSources more = sources.with(options);
    AgentConfig wanted = more.load();
    sources = more.withoutFixed();
    return change(wanted);
  }

  /** Reads the file anew, and takes over what may change. */
  synchronized OptionsChange reload() {
    return change(sources.load());
  }

  private OptionsChange change(AgentConfig wanted) {
    ConfigChange difference = ConfigChange.between(config, wanted);
    OptionsChange change = new OptionsChange(difference.fixed(), newWarnings(wanted));
    AgentConfig next = config.withLiveOf(wanted);
    List<String> nextInclude = includeOf(next);
    for (Option<?> option : difference.live()) {
      boolean isInclude = option == Options.INCLUDE;
      change.add(
          option,
          isInclude ? String.join(":", include) : config.text(option),
          isInclude ? String.join(":", nextInclude) : next.text(option));
    }
    config = next;
    include = nextInclude;
    return change;
  }

  private List<String> newWarnings(AgentConfig wanted) {
    List<String> warnings = new ArrayList<>(wanted.warnings());
    warnings.removeAll(config.warnings());
    return warnings;
  }

  private List<String> includeOf(AgentConfig config) {
    return config.isSet(Options.INCLUDE) ? config.get(Options.INCLUDE) : app.defaultInclude();
  }
}
