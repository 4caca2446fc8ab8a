package io.telemetryagent.config;

import io.telemetryagent.redact.Redactor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What holds for this run of the agent: each option's value and where it came from. Immutable. */
public final class AgentConfig {
  static final String AGENT_ARGUMENT = "agent argument";
  static final String COMMAND = "command";
  private static final String DEFAULT = "default";

  private final Map<String, Given> given;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<String> warnings;
  private final Redactor redactor;
  private final OtlpVariables otlp;

  /**
   * Parses what was given.
   *
   * @param otlp what OpenTelemetry's variables say beyond the options; null where there are none
   * @throws ConfigException at the first value that is not allowed
   */
  AgentConfig(Map<String, Given> given, List<String> warnings, OtlpVariables otlp) {
    this.otlp = otlp;
    this.given = new LinkedHashMap<>(given);
    this.warnings = Collections.unmodifiableList(new ArrayList<>(warnings));
    // First of all: what is said of a bad value hides what these options say.
    redactor =
        new Redactor(
            parse(Options.REDACT, Redactor.DEFAULT),
            parse(Options.REDACT_OFF, Redactor.DEFAULT),
            parse(Options.REDACT_PATTERNS, Redactor.DEFAULT),
            parse(Options.DB_STATEMENTS, Redactor.DEFAULT).equals("masked"));
    for (Option<?> option : Options.ALL) values.put(option.key(), parse(option, redactor));
  }

  private <T> T parse(Option<T> option, Redactor redactor) {
    Given own = given.get(option.key());
    if (own == null) return option.parse(null);
    try {
      return option.parse(own.text);
    } catch (IllegalArgumentException notAllowed) {
      throw ConfigException.badValue(option, own.text, own.source, redactor);
    }
  }

  /** The value; null, or an empty list, where nothing was given and there is no default. */
  @SuppressWarnings("unchecked") // put there by parse, from the option of this key
  public <T> T get(Option<T> option) {
    return (T) values.get(option.key());
  }

  /** Whether someone gave it; false where the default holds. */
  public boolean isSet(Option<?> option) {
    return given.containsKey(option.key());
  }

  /**
   * Who gave it, such as {@code agent argument}, {@code TELEMETRY_OUTPUT_PATH}, {@code default}.
   */
  public String source(Option<?> option) {
    Given own = given.get(option.key());
    return own == null ? DEFAULT : own.source;
  }

  /**
   * The same, but of all options that may change while the agent runs as {@code other} has them.
   */
  public AgentConfig withLiveOf(AgentConfig other) {
    Map<String, Given> mixed = new LinkedHashMap<>();
    for (Option<?> option : Options.ALL) {
      Given own = (option.isLive() ? other : this).given.get(option.key());
      if (own != null) mixed.put(option.key(), own);
    }
    return new AgentConfig(mixed, other.warnings, otlp);
  }

  /** The value as one would write it, secrets masked; of no value the words that describe it. */
  public String text(Option<?> option) {
    Given own = given.get(option.key());
    boolean isNothing = own == null || own.text.isEmpty();
    return isNothing ? option.defaultWords() : redactor.value(option.key(), own.text);
  }

  /** All options that have a value, as one would write them, secrets masked, in their order. */
  public Map<String, String> effective() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Option<?> option : Options.ALL) {
      Given own = given.get(option.key());
      String text = own == null ? option.defaultText() : redactor.value(option.key(), own.text);
      if (text != null) texts.put(option.key(), text);
    }
    return texts;
  }

  /** Whether anything is to be sent by OTLP. */
  public boolean sendsOtlp() {
    boolean isOn = !get(Options.OTLP_ENDPOINT).equals("off");
    return otlp == null ? isOn : isOn && otlp.wantsAny() || otlp.namesAnEndpoint();
  }

  OtlpVariables otlpVariables() {
    return otlp == null ? OtlpVariables.NONE : otlp;
  }

  /** Takes what the options call a secret out of everything that is shown. */
  public Redactor redactor() {
    return redactor;
  }

  /** What the user should know, one line each: keys that no option has, and the like. */
  public List<String> warnings() {
    return warnings;
  }

  /** The text of an option and who gave it. */
  static final class Given {
    final String text;
    final String source;

    Given(String text, String source) {
      this.text = text;
      this.source = source;
    }
  }
}
