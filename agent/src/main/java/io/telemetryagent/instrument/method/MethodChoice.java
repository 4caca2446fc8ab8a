package io.telemetryagent.instrument.method;

import java.util.HashMap;
import java.util.Map;

/** Which methods of a class are woven. */
final class MethodChoice {
  private final MethodPatterns patterns;
  private final boolean constructors;
  private final boolean trivialMethods;

  MethodChoice(MethodPatterns patterns, boolean constructors, boolean trivialMethods) {
    this.patterns = patterns;
    this.constructors = constructors;
    this.trivialMethods = trivialMethods;
  }

  /** Those of {@code scan} that are woven, by name and descriptor. */
  Map<String, MethodFacts> woven(String type, ClassScan scan, ClassLoader loader) {
    Map<String, MethodFacts> woven = new HashMap<>();
    for (Map.Entry<String, MethodFacts> entry : scan.methods.entrySet()) {
      MethodFacts method = entry.getValue();
      if (verdict(type, method, annotations(scan, method, loader)) == Verdict.WOVEN) {
        woven.put(entry.getKey(), method);
      }
    }
    return woven;
  }

  static Annotations annotations(ClassScan scan, MethodFacts method, ClassLoader loader) {
    return new Annotations(scan.annotations, method.annotations, loader);
  }

  Verdict verdict(String type, MethodFacts method, Annotations annotations) {
    if (!method.hasCode()) {
      return Verdict.WITHOUT_CODE;
    }
    if (method.name.equals("<clinit>")) {
      return Verdict.STATIC_INITIALIZER;
    }
    if (method.isConstructor()) {
      if (!constructors) {
        return Verdict.CONSTRUCTOR;
      }
      if (method.thisCalls != 1) {
        return Verdict.CONSTRUCTOR_WITH_BRANCHES;
      }
    } else if (method.isCompilersOwn()) {
      return Verdict.OF_THE_COMPILER;
    }
    return verdictOfPatterns(type, method, annotations);
  }

  private Verdict verdictOfPatterns(String type, MethodFacts method, Annotations annotations) {
    if (patterns.including(type, method.name, annotations) == null) {
      return Verdict.NOT_INCLUDED;
    }
    if (patterns.excluding(type, method.name, annotations) != null) {
      return Verdict.EXCLUDED;
    }
    boolean isWorthIt =
        trivialMethods || !method.isTrivial() || patterns.nameOutright(type, method.name);
    return isWorthIt ? Verdict.WOVEN : Verdict.TRIVIAL;
  }
}
