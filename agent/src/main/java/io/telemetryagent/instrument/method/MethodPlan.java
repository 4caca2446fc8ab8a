package io.telemetryagent.instrument.method;

import io.telemetryagent.instrument.weave.ClassFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.utility.OpenedClassReader;

/** What {@link MethodWeaving} would do with class files, without doing it. */
public final class MethodPlan {
  private final MethodChoice choice;
  private final MethodPatterns patterns;
  private final ClassFilter filter;
  private final Set<MethodPattern> unused = new LinkedHashSet<>();

  /** A plan of what {@code patterns} match. The parameters are those of {@link MethodWeaving}. */
  public MethodPlan(
      MethodPatterns patterns, boolean constructors, boolean trivialMethods, ClassFilter filter) {
    this.choice = new MethodChoice(patterns, constructors, trivialMethods);
    this.patterns = patterns;
    this.filter = filter;
    unused.addAll(patterns.include());
    unused.addAll(patterns.exclude());
  }

  /** What would become of each method of a class of the app, in the order of its file. */
  public List<PlannedMethod> of(ClassLoader loader, String internalName, byte[] classFile) {
    ClassReader reader = OpenedClassReader.of(classFile);
    ClassScan scan = ClassScan.of(reader);
    String type = internalName.replace('/', '.');
    boolean offLimits = filter.isOffLimits(loader, internalName);
    Set<String> tiny =
        patterns.mayMatch(internalName) ? TinyMethods.of(reader) : Collections.<String>emptySet();
    List<PlannedMethod> planned = new ArrayList<>();
    for (MethodFacts method : scan.methods.values()) {
      Annotations annotations = MethodChoice.annotations(scan, method, loader);
      Verdict verdict = offLimits ? Verdict.OFF_LIMITS : choice.verdict(type, method, annotations);
      boolean isTiny = verdict == Verdict.WOVEN && tiny.contains(method.name + method.descriptor);
      String pattern = decisive(type, method, annotations, verdict);
      planned.add(new PlannedMethod(type, method, verdict, pattern, isTiny));
      markUsed(type, method, annotations);
    }
    return planned;
  }

  /** The patterns that have matched no method so far. */
  public List<String> unusedIncludes() {
    return unused(patterns.include());
  }

  /** The patterns that have kept back no method so far. */
  public List<String> unusedExcludes() {
    return unused(patterns.exclude());
  }

  private List<String> unused(List<MethodPattern> patterns) {
    List<String> texts = new ArrayList<>();
    for (MethodPattern pattern : patterns) {
      if (unused.contains(pattern)) {
        texts.add(pattern.toString());
      }
    }
    return texts;
  }

  private String decisive(
      String type, MethodFacts method, Annotations annotations, Verdict verdict) {
    MethodPattern pattern =
        verdict == Verdict.EXCLUDED
            ? patterns.excluding(type, method.name, annotations)
            : patterns.including(type, method.name, annotations);
    return pattern == null ? null : pattern.toString();
  }

  private void markUsed(String type, MethodFacts method, Annotations annotations) {
    if (!unused.isEmpty()) {
      unused.removeIf(pattern -> pattern.matches(type, method.name, annotations));
    }
  }
}
