package io.telemetryagent.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The variables {@code OTEL_EXPORTER_OTLP_*}, with the meaning that OpenTelemetry's specification
 * gives them in "OpenTelemetry Protocol Exporter", and those that choose exporters. Immutable.
 */
final class OtlpVariables {
  static final String PREFIX = "OTEL_EXPORTER_OTLP_";

  static final OtlpVariables NONE =
      new OtlpVariables(Collections.<String, String>emptyMap(), Collections.<String>emptySet());

  private final Map<String, String> texts = new HashMap<>();

  /** Signals that are not to be sent by OTLP, whatever endpoints there are. */
  private final Set<OtlpSignal> unwanted = EnumSet.noneOf(OtlpSignal.class);

  /**
   * Those of the environment that no stronger source overrides.
   *
   * @param given the keys of our own options that are given already
   */
  OtlpVariables(Map<String, String> environment, Set<String> given) {
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String text = variable.getValue().trim();
      if (!variable.getKey().startsWith(PREFIX) || text.isEmpty()) continue;
      String name = variable.getKey().substring(PREFIX.length());
      if (!given.contains(optionKey(name))) texts.put(name, text);
    }
    if (!given.contains(optionKey("ENDPOINT"))) {
      addUnwanted(environment);
    }
  }

  /** By "General SDK Configuration" and "Exporter Selection" of the specification. */
  private void addUnwanted(Map<String, String> environment) {
    String disabled = environment.getOrDefault("OTEL_SDK_DISABLED", "").trim();
    for (OtlpSignal signal : OtlpSignal.values()) {
      String chosen = environment.getOrDefault("OTEL_" + signal + "_EXPORTER", "").trim();
      boolean isChosen =
          chosen.isEmpty() || Arrays.asList(chosen.split("\\s*,\\s*")).contains("otlp");
      if (!isChosen || disabled.equalsIgnoreCase("true")) unwanted.add(signal);
    }
  }

  /** {@code TRACES_HEADERS} says for one signal what {@code otlp_headers} says for all. */
  private static String optionKey(String name) {
    String shared = name;
    for (OtlpSignal signal : OtlpSignal.values()) {
      if (name.startsWith(signal + "_")) shared = name.substring(signal.name().length() + 1);
    }
    return "otlp_" + shared.toLowerCase(Locale.ROOT);
  }

  /** Whether the signal may be sent by OTLP. */
  boolean wants(OtlpSignal signal) {
    return !unwanted.contains(signal);
  }

  /** Whether any signal may. */
  boolean wantsAny() {
    return unwanted.size() < OtlpSignal.values().length;
  }

  /** Whether a signal that may be sent has an endpoint of its own. */
  boolean namesAnEndpoint() {
    for (OtlpSignal signal : OtlpSignal.values()) {
      if (wants(signal) && ofSignal(signal, "ENDPOINT") != null) return true;
    }
    return false;
  }

  /** For that signal alone, as one would write it as an option; null where there is none. */
  String ofSignal(OtlpSignal signal, String name) {
    return asOption(name, texts.get(signal + "_" + name), of(signal, "INSECURE"));
  }

  /** For that signal, or else for all signals; null where there is neither. */
  String of(OtlpSignal signal, String name) {
    return texts.getOrDefault(signal + "_" + name, texts.get(name));
  }

  /** For all signals, as one would write it as an option; null where there is none. */
  String ofAll(String name) {
    return asOption(name, texts.get(name), texts.get("INSECURE"));
  }

  private static String asOption(String name, String text, String insecure) {
    if (text == null) return null;
    switch (name) {
      case "ENDPOINT":
        return withScheme(text, insecure);
      case "HEADERS":
        return asList(text);
      default:
        return text;
    }
  }

  /** An endpoint of gRPC may come without a scheme, which another variable then tells. */
  private static String withScheme(String endpoint, String insecure) {
    if (endpoint.contains("://")) return endpoint;
    return ("true".equalsIgnoreCase(insecure) ? "http://" : "https://") + endpoint;
  }

  /** Our lists have colons where theirs have commas; a colon may be written as any byte may. */
  private static String asList(String headers) {
    return headers.replace(":", "%3A").replace(',', ':');
  }
}
