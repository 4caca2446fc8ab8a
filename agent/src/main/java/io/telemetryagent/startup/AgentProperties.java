package io.telemetryagent.startup;

import java.util.Properties;

/**
 * The properties that a JVM keeps for tools which attach to it. The app does not see them; the
 * command line reads them without loading anything into the process.
 */
final class AgentProperties {
  /** The version of the agent, while it is in. */
  static final String VERSION = "telemetry-agent.version";

  /** The answer to the last command: one JSON object. */
  static final String ANSWER = "telemetry-agent.answer";

  private final Properties properties;

  private AgentProperties(Properties properties) {
    this.properties = properties;
  }

  /** Those of this JVM; its system properties where it has no such place. */
  static AgentProperties of(JavaBase javaBase) {
    try {
      Class<?> support;
      try {
        support = Class.forName("sun.misc.VMSupport");
      } catch (ClassNotFoundException e) {
        javaBase.open("jdk.internal.vm");
        support = Class.forName("jdk.internal.vm.VMSupport");
      }
      Object found = support.getMethod("getAgentProperties").invoke(null);
      return new AgentProperties((Properties) found);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return new AgentProperties(System.getProperties());
    }
  }

  void put(String key, String value) {
    properties.setProperty(key, value);
  }

  void remove(String key) {
    properties.remove(key);
  }
}
