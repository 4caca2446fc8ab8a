package io.telemetryagent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Where the options of a running agent come from: what there was when it started, and what commands
 * have set since, which is stronger. Only the file is read anew each time. Immutable.
 */
public final class ConfigSources {
  private final Map<String, String> commanded;
  private final String agentArgument;
  private final Properties properties;
  private final Map<String, String> environment;

  private ConfigSources(
      Map<String, String> commanded,
      String agentArgument,
      Properties properties,
      Map<String, String> environment) {
    this.commanded = commanded;
    this.agentArgument = agentArgument;
    this.properties = properties;
    this.environment = environment;
  }

  /** The sources as they are now; nothing is commanded yet. */
  public static ConfigSources of(
      String agentArgument, Properties systemProperties, Map<String, String> environment) {
    // A copy, as the app may set others while it runs.
    Properties ours = new Properties();
    for (String name : systemProperties.stringPropertyNames()) {
      if (name.startsWith(ConfigLoader.PROPERTY_PREFIX)) {
        ours.setProperty(name, systemProperties.getProperty(name));
      }
    }
    return new ConfigSources(
        Collections.<String, String>emptyMap(), agentArgument, ours, environment);
  }

  /** The same with what a command sets, {@code key=value,key=value}. */
  public ConfigSources with(String command) {
    Map<String, String> all = new LinkedHashMap<>(commanded);
    all.putAll(AgentArgument.parse(command, new ArrayList<String>()));
    return new ConfigSources(all, agentArgument, properties, environment);
  }

  /** The same without what was commanded of options that cannot change. */
  public ConfigSources withoutFixed() {
    Map<String, String> live = new LinkedHashMap<>();
    for (Map.Entry<String, String> each : commanded.entrySet()) {
      Option<?> option = Options.find(each.getKey());
      if (option != null && option.isLive()) {
        live.put(each.getKey(), each.getValue());
      }
    }
    return new ConfigSources(live, agentArgument, properties, environment);
  }

  /**
   * What they say together.
   *
   * @throws ConfigException if a value is not allowed, or the file that {@code config} names cannot
   *     be read
   */
  public AgentConfig load() {
    return ConfigLoader.load(commanded, agentArgument, properties, environment);
  }
}
