package io.telemetryagent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Which options differ between two configurations, and which of these may change by then. */
public final class ConfigChange {
  private final List<Option<?>> live = new ArrayList<>();
  private final List<Option<?>> fixed = new ArrayList<>();

  private ConfigChange() {}

  public static ConfigChange between(AgentConfig before, AgentConfig after) {
    ConfigChange change = new ConfigChange();
    for (Option<?> option : Options.ALL) {
      if (!Objects.equals(before.get(option), after.get(option))) {
        (option.isLive() ? change.live : change.fixed).add(option);
      }
    }
    return change;
  }

  /** Those that take effect while the agent runs. */
  public List<Option<?>> live() {
    return Collections.unmodifiableList(live);
  }

  /** Those that stay as they are until it is started anew. */
  public List<Option<?>> fixed() {
    return Collections.unmodifiableList(fixed);
  }
}
