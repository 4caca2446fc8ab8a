package probe;

import io.telemetryagent.extension.EventFilter;
import io.telemetryagent.extension.TelemetryEvent;

/** Says which classes an extension sees, and leaves out main; compiled against the agent's jar. */
public final class Sight implements EventFilter {
  private static final String[] CLASSES = {
    "java.sql.Driver",
    "io.telemetryagent.extension.EventFilter",
    "io.telemetryagent.bootstrap.Tracer",
    "io.telemetryagent.launcher.AgentMain",
    "io.telemetryagent.pipeline.EventFilters",
    "com.fasterxml.jackson.core.JsonFactory",
    "net.bytebuddy.ByteBuddy",
    "output.Busy",
  };

  @Override
  public TelemetryEvent filter(TelemetryEvent event) {
    if (event.opens() && event.functionName().endsWith(".main")) {
      return null;
    }
    return event.withAttribute("seen", seen());
  }

  private static String seen() {
    StringBuilder seen = new StringBuilder();
    for (String name : CLASSES) {
      try {
        Class.forName(name);
        seen.append(name).append(' ');
      } catch (ClassNotFoundException e) {
        // As it should be.
      }
    }
    return seen.toString().trim();
  }
}
