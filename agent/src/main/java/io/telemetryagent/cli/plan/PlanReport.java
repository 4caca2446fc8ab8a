package io.telemetryagent.cli.plan;

import io.telemetryagent.instrument.method.PlannedMethod;
import io.telemetryagent.instrument.method.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan, for a person or a program. */
public final class PlanReport {
  private final Plan plan;
  private final List<String> include;
  private final List<String> warnings;

  /** {@code include}: the patterns in force. */
  public PlanReport(Plan plan, List<String> include) {
    this.plan = plan;
    this.include = include;
    this.warnings = PlanWarnings.of(plan);
  }

  public List<String> warnings() {
    return warnings;
  }

  public void print(PrintStream out) {
    for (Map.Entry<String, List<PlannedMethod>> type : wovenByType().entrySet()) {
      out.println(type.getKey());
      for (PlannedMethod method : type.getValue()) {
        out.println("  " + method.method() + method.parameters());
      }
    }
    out.println();
    out.println(
        "include="
            + String.join(":", include)
            + " would weave "
            + plan.woven().size()
            + " methods of "
            + wovenByType().size()
            + " classes, of "
            + plan.methods().size()
            + " classes read");
    if (!plan.hooked().isEmpty()) {
      out.println(plan.hooked().size() + " classes would get hooks for requests or database calls");
    }
    printUnwoven(out);
  }

  private void printUnwoven(PrintStream out) {
    Map<Verdict, Integer> counts = plan.counts();
    counts.remove(Verdict.WOVEN);
    if (counts.isEmpty()) {
      return;
    }
    out.println("not woven, as the method");
    for (Map.Entry<Verdict, Integer> count : counts.entrySet()) {
      out.println(String.format("%8d  %s", count.getValue(), count.getKey().words()));
    }
  }

  /** Everything, with all methods that would be woven. */
  public Map<String, Object> toMap() {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("include", include);
    result.put("classes_read", plan.methods().size());
    result.put("woven_classes", wovenByType().size());
    result.put("woven_methods", plan.woven().size());
    List<Object> classes = new ArrayList<>();
    for (Map.Entry<String, List<PlannedMethod>> type : wovenByType().entrySet()) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("name", type.getKey());
      told.put("archive", plan.archiveOf(type.getKey()));
      List<Object> methods = new ArrayList<>();
      type.getValue().forEach(method -> methods.add(method.method() + method.parameters()));
      told.put("methods", methods);
      classes.add(told);
    }
    result.put("classes", classes);
    Map<String, Object> unwoven = new LinkedHashMap<>();
    for (Map.Entry<Verdict, Integer> count : plan.counts().entrySet()) {
      if (count.getKey() != Verdict.WOVEN) {
        unwoven.put(count.getKey().name().toLowerCase(Locale.ROOT), count.getValue());
      }
    }
    result.put("not_woven", unwoven);
    result.put("hooked_classes", plan.hooked());
    result.put("warnings", warnings);
    return result;
  }

  private Map<String, List<PlannedMethod>> wovenByType() {
    Map<String, List<PlannedMethod>> byType = new LinkedHashMap<>();
    for (PlannedMethod method : plan.woven()) {
      byType.computeIfAbsent(method.type(), any -> new ArrayList<>()).add(method);
    }
    return byType;
  }
}
