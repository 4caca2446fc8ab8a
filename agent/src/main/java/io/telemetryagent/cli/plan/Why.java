package io.telemetryagent.cli.plan;

import io.telemetryagent.config.EditDistance;
import io.telemetryagent.instrument.method.PlannedMethod;
import io.telemetryagent.instrument.method.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Why a method would be woven, or not. */
public final class Why {
  private final Plan plan;

  public Why(Plan plan) {
    this.plan = plan;
  }

  /**
   * One text for each method.
   *
   * @param name {@code com.acme.Orders}, or {@code com.acme.Orders#place}
   * @throws IllegalArgumentException if there is none; its message says what is near
   */
  public List<String> of(String name) {
    int hash = name.indexOf('#');
    String type = hash < 0 ? name : name.substring(0, hash);
    List<PlannedMethod> methods = plan.methods().get(type);
    if (methods == null) {
      throw new IllegalArgumentException(
          "there is no class " + type + near(type, plan.methods().keySet()));
    }
    List<String> reasons = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (PlannedMethod method : methods) {
      names.add(method.method());
      if (hash < 0 || method.method().equals(name.substring(hash + 1))) {
        reasons.add(method.method() + method.parameters() + " " + reason(method));
      }
    }
    if (reasons.isEmpty()) {
      String what = hash < 0 ? "any method" : name.substring(hash + 1);
      throw new IllegalArgumentException(type + " has not " + what + near(what, names));
    }
    return reasons;
  }

  private static String reason(PlannedMethod method) {
    boolean byPattern = method.verdict() == Verdict.WOVEN || method.verdict() == Verdict.EXCLUDED;
    return method.verdict().words() + (byPattern ? ": " + method.pattern() : "");
  }

  private static String near(String wanted, Collection<String> names) {
    String nearest = EditDistance.nearest(wanted, names);
    return nearest == null ? "" : "; the nearest is " + nearest;
  }
}
