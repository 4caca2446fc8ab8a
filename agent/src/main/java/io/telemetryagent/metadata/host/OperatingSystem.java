package io.telemetryagent.metadata.host;

import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.util.Locale;

/** What runs the app: this SDK, Java, and the system below it. Fills resource of telemetry.v2. */
public final class OperatingSystem {
  private OperatingSystem() {}

  public static Resource detect(Surroundings surroundings) {
    String name = surroundings.property("os.name");
    return Resource.builder()
        .put("resource.telemetry.sdk.name", "custom-injector")
        .put("resource.telemetry.sdk.version", "2.0.0")
        .put("resource.runtime.name", "java")
        .put("resource.runtime.version", surroundings.property("java.version"))
        .put("resource.os.type", type(name))
        .put("resource.os.description", description(surroundings, name))
        .build();
  }

  /** Null on systems that telemetry.v2 has no word for. */
  private static String type(String name) {
    String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("linux")) return "linux";
    if (lower.startsWith("windows")) return "windows";
    return lower.startsWith("mac") || lower.contains("darwin") ? "darwin" : null;
  }

  /** {@code Debian GNU/Linux 12 (bookworm), Linux 6.1.0-18-amd64}. */
  private static String description(Surroundings surroundings, String name) {
    String version = surroundings.property("os.version");
    String kernel = name == null || version == null ? name : name + " " + version;
    String distribution = prettyName(surroundings);
    if (distribution == null) return kernel;
    return kernel == null ? distribution : distribution + ", " + kernel;
  }

  /** As os-release(5) says: the second file stands in where the first is missing. */
  private static String prettyName(Surroundings surroundings) {
    for (String file : new String[] {"/etc/os-release", "/usr/lib/os-release"}) {
      for (String line : surroundings.lines(file)) {
        if (line.startsWith("PRETTY_NAME=")) return unquoted(line.substring(12).trim());
      }
    }
    return null;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
