package io.telemetryagent.config;

import io.telemetryagent.redact.Redactor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text after {@code telemetry-agent.jar=}: {@code key=value,key=value}. */
final class AgentArgument {
  private AgentArgument() {}

  /** Keys and texts in their order; adds a warning for a key that is given twice. */
  static Map<String, String> parse(String argument, List<String> warnings) {
    Map<String, String> texts = new LinkedHashMap<>();
    String previousKey = "";
    for (String item : argument == null ? new String[0] : argument.split(",")) {
      if (item.trim().isEmpty()) continue;
      int equals = item.indexOf('=');
      if (equals < 0) {
        // After a comma inside a secret, the item without = is the rest of that secret.
        throw ConfigException.notAnOption(Redactor.DEFAULT.value(previousKey, item.trim()));
      }
      previousKey = item.substring(0, equals).trim();
      if (texts.put(previousKey, item.substring(equals + 1)) != null) {
        warnings.add(previousKey + " is given twice in the agent argument; the last one holds");
      }
    }
    return texts;
  }
}
