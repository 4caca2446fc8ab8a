package io.telemetryagent.config;

import io.telemetryagent.redact.Redactor;

/**
 * A value that cannot be used: which key, which value, what is allowed. The message is one line for
 * the user, says what happens now, and holds no secret.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST_VALUE = 200;
  private final String problem;
  private final String key;
  private final String value;
  private final String allowed;

  private ConfigException(String subject, String key, String value, String allowed) {
    super(subject + " is not " + allowed + ". Telemetry is off; the application runs on.");
    this.problem = subject + " is not " + allowed;
    this.key = key;
    this.value = value;
    this.allowed = allowed;
  }

  /** {@code source} is named unless it is what the user just wrote. */
  static ConfigException badValue(Option<?> option, String text, String source, Redactor redactor) {
    String value = shown(redactor.value(option.key(), text));
    boolean isNew = source.equals(AgentConfig.AGENT_ARGUMENT) || source.equals(AgentConfig.COMMAND);
    String from = isNew ? "" : " (from " + source + ")";
    String subject = option.key() + "=" + value + from;
    return new ConfigException(subject, option.key(), value, option.allowed());
  }

  /** Something in the agent argument that has no {@code =}. */
  static ConfigException notAnOption(String item) {
    String value = shown(item);
    String allowed = "key=value; options are separated by commas, list items by colons";
    return new ConfigException("agent argument " + value, "", value, allowed);
  }

  /** What is wrong, where no application is at stake. */
  public String problem() {
    return problem;
  }

  /** The option's key; empty for a piece of the agent argument that has none. */
  public String key() {
    return key;
  }

  /** The value as it may be shown: secrets masked, cut to a readable length. */
  public String value() {
    return value;
  }

  /** What would have been right, in words that fit after "is not". */
  public String allowed() {
    return allowed;
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
  }
}
