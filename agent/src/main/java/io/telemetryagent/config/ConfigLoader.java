package io.telemetryagent.config;

import io.telemetryagent.config.AgentConfig.Given;
import io.telemetryagent.config.parse.OtelAttributes;
import io.telemetryagent.redact.Redactor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** Gathers the options from all sources; the strongest comes first and holds. */
public final class ConfigLoader {
  static final String PROPERTY_PREFIX = "telemetry.";
  private static final String VARIABLE_PREFIX = "TELEMETRY_";

  /** Options that are also read from the environment without a prefix. */
  private static final List<Option<?>> PLAIN_VARIABLES =
      Arrays.<Option<?>>asList(
          Options.OUTPUT_PATH,
          Options.SERVICE_NAME,
          Options.SERVICE_VERSION,
          Options.ENVIRONMENT,
          Options.ENABLE_CLOUD_METADATA,
          Options.COLLECT_STACKTRACE_ON_ERROR);

  private final Map<String, Given> given = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private OtlpVariables otlp;

  private ConfigLoader() {}

  /**
   * @param agentArgument what follows {@code telemetry-agent.jar=}; may be null
   * @throws ConfigException if a value is not allowed, or the file that {@code config} names cannot
   *     be read
   */
  public static AgentConfig load(
      String agentArgument, Properties systemProperties, Map<String, String> environment) {
    return load(
        Collections.<String, String>emptyMap(), agentArgument, systemProperties, environment);
  }

  static AgentConfig load(
      Map<String, String> commanded,
      String agentArgument,
      Properties systemProperties,
      Map<String, String> environment) {
    ConfigLoader loader = new ConfigLoader();
    loader.addAll(commanded, AgentConfig.COMMAND);
    loader.addAll(AgentArgument.parse(agentArgument, loader.warnings), AgentConfig.AGENT_ARGUMENT);
    loader.addSystemProperties(systemProperties);
    loader.addVariables(environment);
    loader.addPlainVariables(environment);
    loader.addOpenTelemetryVariables(environment);
    loader.addOtlpVariables(environment);
    loader.addFile();
    return new AgentConfig(loader.given, loader.warnings, loader.otlp);
  }

  private void addSystemProperties(Properties properties) {
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      if (!name.startsWith(PROPERTY_PREFIX)) continue;
      add(name.substring(PROPERTY_PREFIX.length()), properties.getProperty(name), name);
    }
  }

  private void addVariables(Map<String, String> environment) {
    for (String name : new TreeSet<>(environment.keySet())) {
      if (!name.startsWith(VARIABLE_PREFIX)) continue;
      String key = name.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT);
      addVariable(key, environment.get(name), name);
    }
  }

  private void addPlainVariables(Map<String, String> environment) {
    for (Option<?> option : PLAIN_VARIABLES) {
      String name = option.key().toUpperCase(Locale.ROOT);
      addVariable(option.key(), environment.get(name), name);
    }
  }

  /** Names of the OpenTelemetry specification, "General SDK Configuration" and "Resource SDK". */
  private void addOpenTelemetryVariables(Map<String, String> environment) {
    String service = Options.SERVICE_NAME.key();
    addVariable(service, environment.get("OTEL_SERVICE_NAME"), "OTEL_SERVICE_NAME");
    String name = "OTEL_RESOURCE_ATTRIBUTES";
    Map<String, String> attributes = OtelAttributes.parse(environment.get(name));
    addVariable(service, attributes.get("service.name"), name);
    addVariable(Options.SERVICE_VERSION.key(), attributes.get("service.version"), name);
    // The second is the older name; both are in use.
    addVariable(Options.ENVIRONMENT.key(), attributes.get("deployment.environment.name"), name);
    addVariable(Options.ENVIRONMENT.key(), attributes.get("deployment.environment"), name);
  }

  private void addOtlpVariables(Map<String, String> environment) {
    for (String name : environment.keySet()) {
      if (!name.startsWith("OTEL_")) continue;
      otlp = new OtlpVariables(environment, given.keySet());
      if (otlp.wantsAny()) addUnlessBad(Options.OTLP_ENDPOINT, "ENDPOINT");
      addUnlessBad(Options.OTLP_PROTOCOL, "PROTOCOL");
      addUnlessBad(Options.OTLP_HEADERS, "HEADERS");
      return;
    }
  }

  private void addUnlessBad(Option<?> option, String name) {
    String text = otlp.ofAll(name);
    if (text == null) return;
    try {
      option.parse(text);
      add(option.key(), text, OtlpVariables.PREFIX + name);
    } catch (IllegalArgumentException notAllowed) {
      // Where nothing is sent, it is there for others, and nobody wants to know.
      if (isAnyEndpointGiven() || option == Options.OTLP_ENDPOINT) {
        String variable = OtlpVariables.PREFIX + name;
        warnings.add(OtlpSettings.ignored(variable, text, option, Redactor.DEFAULT));
      }
    }
  }

  private boolean isAnyEndpointGiven() {
    return given.containsKey(Options.OTLP_ENDPOINT.key()) || otlp.namesAnEndpoint();
  }

  private void addFile() {
    Given config = given.get(Options.CONFIG.key());
    if (config == null) return;
    try {
      String path = Options.CONFIG.parse(config.text);
      addAll(ConfigFile.read(path), "config file " + config.text);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw ConfigException.badValue(Options.CONFIG, config.text, config.source, Redactor.DEFAULT);
    }
  }

  private void addAll(Map<String, String> texts, String source) {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      add(text.getKey(), text.getValue(), source);
    }
  }

  /** Empty counts as unset: that is how compose files and shells hand on what they do not have. */
  private void addVariable(String key, String text, String name) {
    if (text != null && !text.trim().isEmpty()) add(key, text, name);
  }

  private void add(String key, String text, String source) {
    if (Options.find(key) == null) {
      String nearest = Options.nearest(key).key();
      warnings.add(
          "unknown option " + cut(key) + " (" + source + "); the nearest known one is " + nearest);
    } else {
      given.putIfAbsent(key, new Given(text.trim(), source));
    }
  }

  private static String cut(String key) {
    return key.length() <= 100 ? key : key.substring(0, 100) + "...";
  }
}
