package io.telemetryagent.startup;

import io.telemetryagent.config.Option;
import io.telemetryagent.config.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which options changed, and which should have but cannot. Fills agent_config of telemetry.v2. */
final class OptionsChange {
  private static final String WHY_FIXED =
      "it is settled when the agent starts: detach, and attach with it";

  private final List<Option<?>> fixed;
  private final List<String> warnings;
  private final List<Option<?>> options = new ArrayList<>();
  private final List<String> before = new ArrayList<>();
  private final List<String> after = new ArrayList<>();

  /** Nothing has changed yet; {@code fixed} should have and cannot. */
  OptionsChange(List<Option<?>> fixed, List<String> warnings) {
    this.fixed = fixed;
    this.warnings = warnings;
  }

  /** That option changed. */
  void add(Option<?> option, String textBefore, String textAfter) {
    options.add(option);
    before.add(textBefore);
    after.add(textAfter);
  }

  boolean isEmpty() {
    return options.isEmpty();
  }

  /** Whether it changes what is to be woven. */
  boolean concernsWeaving() {
    for (Option<?> option : options) {
      if (option != Options.LOG_LEVEL) {
        return true;
      }
    }
    return false;
  }

  /** One sentence for people. */
  String message() {
    return isEmpty() ? "No option has changed" : "Changed " + keys(options);
  }

  /** What cannot change, in one sentence; null where there is nothing. */
  String refusal() {
    return fixed.isEmpty() ? null : keys(fixed) + " cannot change now: " + WHY_FIXED;
  }

  /** The attributes of agent_config. */
  Map<String, Object> attributes(String from) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("config.changed", keys(options));
    attributes.put("config.changed_by", from);
    for (int i = 0; i < options.size(); i++) {
      attributes.put("config.old." + options.get(i), before.get(i));
      attributes.put("config.new." + options.get(i), after.get(i));
    }
    return attributes;
  }

  /** What the command line is answered. */
  Map<String, Object> answer() {
    List<Object> changed = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("option", options.get(i).key());
      each.put("old", before.get(i));
      each.put("new", after.get(i));
      changed.add(each);
    }
    List<Object> refused = new ArrayList<>();
    for (Option<?> option : fixed) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("option", option.key());
      each.put("reason", WHY_FIXED);
      refused.add(each);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("changed", changed);
    answer.put("refused", refused);
    answer.put("warnings", warnings);
    return answer;
  }

  private static String keys(List<Option<?>> options) {
    StringBuilder keys = new StringBuilder();
    for (Option<?> option : options) {
      keys.append(keys.length() == 0 ? "" : ", ").append(option.key());
    }
    return keys.toString();
  }
}
