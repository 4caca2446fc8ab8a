package io.telemetryagent.cli;

import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.ConfigException;
import io.telemetryagent.config.ConfigLoader;
import io.telemetryagent.config.Options;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Options of the agent as words of a command: {@code include=com.acme.* sample_rate=0.1}. */
final class GivenOptions {
  private GivenOptions() {}

  /** The text that the agent takes. */
  static String agentArgument(List<String> words) {
    return String.join(",", words);
  }

  /** What would hold for an agent that is started where this process was. */
  static AgentConfig ofThisProcess(List<String> words, Map<String, String> environment) {
    return load(words, System.getProperties(), environment);
  }

  /**
   * The text for an agent in another process, checked as far as it can be from here: of the file
   * that {@code config} names only that process knows.
   */
  static String forAnotherProcess(List<String> words) {
    List<String> checked = new ArrayList<>();
    for (String item : agentArgument(words).split(",")) {
      if (!item.trim().startsWith(Options.CONFIG.key() + "=")) {
        checked.add(item);
      }
    }
    AgentConfig config = load(checked, new Properties(), Collections.<String, String>emptyMap());
    if (!config.warnings().isEmpty()) {
      throw CommandFailure.wrongUse(String.join("; ", config.warnings()));
    }
    return agentArgument(words);
  }

  private static AgentConfig load(
      List<String> words, Properties properties, Map<String, String> environment) {
    try {
      return ConfigLoader.load(agentArgument(words), properties, environment);
    } catch (ConfigException e) {
      throw CommandFailure.wrongUse(
          e.problem() + ". All options: " + Cli.PROGRAM + " config --docs");
    }
  }
}
