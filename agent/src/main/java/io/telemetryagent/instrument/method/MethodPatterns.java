package io.telemetryagent.instrument.method;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The methods that {@code include} names and {@code exclude} does not. */
public final class MethodPatterns {
  /** Patterns that name no method. */
  public static final MethodPatterns NONE =
      of(Collections.<String>emptyList(), Collections.<String>emptyList());

  private final List<MethodPattern> include;
  private final List<MethodPattern> exclude;

  private MethodPatterns(List<MethodPattern> include, List<MethodPattern> exclude) {
    this.include = include;
    this.exclude = exclude;
  }

  /** Reads both lists; the patterns are well-formed. */
  public static MethodPatterns of(List<String> include, List<String> exclude) {
    return new MethodPatterns(parse(include), parse(exclude));
  }

  /** Whether a type of that raw name may have methods to weave: all that a name can tell. */
  public boolean mayMatch(String internalName) {
    for (MethodPattern pattern : exclude) {
      if (!pattern.isAnnotation() && pattern.isWholeType() && pattern.matchesType(internalName)) {
        return false;
      }
    }
    for (MethodPattern pattern : include) {
      if (pattern.isAnnotation() || pattern.matchesType(internalName)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The texts of all patterns that may decide on methods of a type of that raw name, as far as a
   * name can tell. Those of exclude begin with {@code !}.
   */
  List<String> sayOn(String internalName) {
    List<String> texts = new ArrayList<>();
    for (MethodPattern pattern : include) {
      if (pattern.isAnnotation() || pattern.matchesType(internalName)) {
        texts.add(pattern.toString());
      }
    }
    for (MethodPattern pattern : exclude) {
      if (pattern.isAnnotation() || pattern.matchesType(internalName)) {
        texts.add("!" + pattern);
      }
    }
    return texts;
  }

  /** Whether only the annotations of a type of that raw name can tell if it is meant. */
  boolean needAnnotations(String internalName) {
    for (MethodPattern pattern : include) {
      if (!pattern.isAnnotation() && pattern.matchesType(internalName)) {
        return false;
      }
    }
    return true;
  }

  /**
   * What the first include pattern that matches the type begins with; for patterns on JDK types.
   */
  public List<String> literalStarts(String internalName) {
    List<String> starts = new ArrayList<>();
    for (MethodPattern pattern : include) {
      if (!pattern.isAnnotation() && pattern.matchesType(internalName)) {
        starts.add(pattern.literalStart());
      }
    }
    return starts;
  }

  /** Whether a pattern spells out the method's name, so that it is wanted however trivial. */
  boolean nameOutright(String type, String method) {
    for (MethodPattern pattern : include) {
      if (pattern.isOutright() && pattern.matchesType(type) && pattern.matchesMethod(method)) {
        return true;
      }
    }
    return false;
  }

  /** The first pattern that wants a method woven, or null. */
  MethodPattern including(String type, String method, AnnotationLookup annotations) {
    return first(include, type, method, annotations);
  }

  /** The first pattern that does not want it woven, which then decides; or null. */
  MethodPattern excluding(String type, String method, AnnotationLookup annotations) {
    return first(exclude, type, method, annotations);
  }

  /** Answers whether the type or the method at hand has an annotation, also by way of another. */
  interface AnnotationLookup {
    boolean has(MethodPattern annotation);
  }

  List<MethodPattern> include() {
    return include;
  }

  List<MethodPattern> exclude() {
    return exclude;
  }

  private static MethodPattern first(
      List<MethodPattern> patterns, String type, String method, AnnotationLookup annotations) {
    for (MethodPattern pattern : patterns) {
      if (pattern.matches(type, method, annotations)) {
        return pattern;
      }
    }
    return null;
  }

  private static List<MethodPattern> parse(List<String> texts) {
    List<MethodPattern> patterns = new ArrayList<>();
    for (String text : texts) {
      patterns.add(MethodPattern.parse(text));
    }
    return patterns;
  }
}
