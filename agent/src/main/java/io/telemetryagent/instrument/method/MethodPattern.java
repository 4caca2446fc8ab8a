package io.telemetryagent.instrument.method;

/**
 * One item of {@code include} or {@code exclude}: {@code pkg.*}, {@code pkg.Type} (with its nested
 * types), {@code pkg.Type#method}, {@code @pkg.Annotation}.
 */
final class MethodPattern {
  private static final Glob ANY = new Glob("*");

  private final String text;
  private final Glob type;
  private final Glob method;
  private final boolean annotation;

  private MethodPattern(String text, Glob type, Glob method, boolean annotation) {
    this.text = text;
    this.type = type;
    this.method = method;
    this.annotation = annotation;
  }

  static MethodPattern parse(String text) {
    if (text.startsWith("@")) {
      return new MethodPattern(text, new Glob(text.substring(1)), ANY, true);
    }
    int hash = text.indexOf('#');
    return hash < 0
        ? new MethodPattern(text, new Glob(text), ANY, false)
        : new MethodPattern(
            text, new Glob(text.substring(0, hash)), new Glob(text.substring(hash + 1)), false);
  }

  /** Whether it names an annotation rather than a type. */
  boolean isAnnotation() {
    return annotation;
  }

  /** Whether it applies to all methods of the types it matches. */
  boolean isWholeType() {
    return method == ANY;
  }

  /** Whether it spells out one method's name. */
  boolean isOutright() {
    return method.isLiteral();
  }

  /** The name before the first {@code *}, in the form of the class file: {@code java/util/}. */
  String literalStart() {
    return type.literalStart().replace('.', '/');
  }

  /** Whether the type, or one it is nested in, has the name. Dots or slashes alike. */
  boolean matchesType(String name) {
    if (type.matches(name)) {
      return true;
    }
    for (int i = name.indexOf('$'); i >= 0; i = name.indexOf('$', i + 1)) {
      if (type.matches(name, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it means the method. */
  boolean matches(String type, String method, MethodPatterns.AnnotationLookup annotations) {
    return annotation ? annotations.has(this) : matchesType(type) && matchesMethod(method);
  }

  boolean matchesMethod(String name) {
    return method.matches(name);
  }

  @Override
  public String toString() {
    return text;
  }
}
