package io.telemetryagent.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The agent's own version, as the build wrote it. */
public final class AgentVersion {
  private AgentVersion() {}

  /** {@code 2.0.0}; {@code unknown} outside the packed jar. */
  public static String text() {
    Properties build = new Properties();
    try (InputStream in = AgentVersion.class.getResourceAsStream("/telemetry-agent.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      // The version is worth no more than this word.
    }
    return build.getProperty("version", "unknown");
  }
}
