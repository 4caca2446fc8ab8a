package io.telemetryagent.cli.plan;

import io.telemetryagent.config.EditDistance;
import io.telemetryagent.instrument.method.PlannedMethod;
import io.telemetryagent.instrument.weave.ClassFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a user of these patterns should know before the app runs with them. */
final class PlanWarnings {
  private static final int MOST_EXAMPLES = 3;

  private final Plan plan;
  private final List<String> warnings = new ArrayList<>();

  private PlanWarnings(Plan plan) {
    this.plan = plan;
  }

  static List<String> of(Plan plan) {
    PlanWarnings warnings = new PlanWarnings(plan);
    warnings.add();
    return warnings.warnings;
  }

  private void add() {
    for (String pattern : plan.unusedIncludes()) {
      warnings.add("include=" + pattern + " matches nothing" + hint(pattern));
    }
    for (String pattern : plan.unusedExcludes()) {
      warnings.add("exclude=" + pattern + " matches nothing");
    }
    addTrivial();
    addTiny();
    addLibraries();
    for (String unreadable : plan.unreadable()) {
      warnings.add("cannot read " + unreadable);
    }
  }

  private String hint(String pattern) {
    if (pattern.startsWith("@")) {
      return " of what was read";
    }
    String wanted = pattern.replaceAll("[.*#]*\\*.*", "").replaceAll("#.*", "");
    if (ClassFilter.namesJdk(wanted.replace('.', '/') + "/")) {
      return ": it names the JDK's own classes, which were not read";
    }
    String nearest = plan.methods().containsKey(wanted) ? nearestMethod(pattern) : nearest(wanted);
    return nearest == null || nearest.equals(wanted) ? "" : "; the nearest name is " + nearest;
  }

  /** The class or package whose name differs in few letters; or null. */
  private String nearest(String wanted) {
    Set<String> names = new LinkedHashSet<>();
    for (String type : plan.methods().keySet()) {
      names.add(type);
      for (int dot = type.lastIndexOf('.'); dot > 0; dot = type.lastIndexOf('.', dot - 1)) {
        names.add(type.substring(0, dot));
      }
    }
    return EditDistance.nearest(wanted, names);
  }

  private String nearestMethod(String pattern) {
    int hash = pattern.indexOf('#');
    Set<String> names = new LinkedHashSet<>();
    if (hash > 0) {
      plan.methods().get(pattern.substring(0, hash)).forEach(each -> names.add(each.method()));
    }
    return EditDistance.nearest(pattern.substring(hash + 1), names);
  }

  private void addTrivial() {
    List<PlannedMethod> trivial = new ArrayList<>();
    for (PlannedMethod method : plan.woven()) {
      if (method.isTrivial()) {
        trivial.add(method);
      }
    }
    if (!trivial.isEmpty()) {
      warnings.add(
          counted(trivial)
              + " would be woven that read or write one field, or are toString, equals or"
              + " hashCode: they may be called very often, and each call is two lines");
    }
  }

  private void addTiny() {
    Map<String, List<PlannedMethod>> byPattern = new LinkedHashMap<>();
    for (PlannedMethod method : plan.woven()) {
      if (method.isTiny() && !method.isTrivial()) {
        byPattern.computeIfAbsent(method.pattern(), any -> new ArrayList<>()).add(method);
      }
    }
    for (Map.Entry<String, List<PlannedMethod>> tiny : byPattern.entrySet()) {
      warnings.add(
          "include="
              + tiny.getKey()
              + " matches "
              + counted(tiny.getValue())
              + " doing less than recording a call does; if called often, exclude them");
    }
  }

  /** An app in one archive has its own classes there, and others in jars within. */
  private void addLibraries() {
    Map<String, Integer> jars = new TreeMap<>();
    int methods = 0;
    for (PlannedMethod method : plan.woven()) {
      String archive = plan.archiveOf(method.type());
      if (archive.contains("!/")) {
        jars.merge(archive.substring(archive.lastIndexOf('/') + 1), 1, Integer::sum);
        methods++;
      }
    }
    if (!jars.isEmpty()) {
      List<String> names = new ArrayList<>(jars.keySet());
      boolean all = names.size() <= MOST_EXAMPLES;
      warnings.add(
          methods
              + " of the methods are in libraries ("
              + String.join(", ", all ? names : names.subList(0, MOST_EXAMPLES))
              + (all ? ")" : " and " + (names.size() - MOST_EXAMPLES) + " more)")
              + "; if that is not wanted, name your own packages alone");
    }
  }

  private static String counted(List<PlannedMethod> methods) {
    List<String> examples = new ArrayList<>();
    for (PlannedMethod method : methods.subList(0, Math.min(MOST_EXAMPLES, methods.size()))) {
      examples.add(method.type() + "#" + method.method());
    }
    return methods.size()
        + (methods.size() == 1 ? " method (" : " methods (")
        + String.join(", ", examples)
        + (methods.size() > MOST_EXAMPLES ? " ...)" : ")");
  }
}
