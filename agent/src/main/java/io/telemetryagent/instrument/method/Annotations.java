package io.telemetryagent.instrument.method;

import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationList;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * The annotations that speak for a method: its own, its class's, and those on the annotations of
 * its class.
 */
final class Annotations implements MethodPatterns.AnnotationLookup {
  private final TypeDescription type;
  private final MethodDescription method;

  Annotations(TypeDescription type, MethodDescription method) {
    this.type = type;
    this.method = method;
  }

  @Override
  public boolean has(MethodPattern pattern) {
    return isAmong(method.getDeclaredAnnotations(), pattern)
        || isAmong(type.getDeclaredAnnotations(), pattern)
        || isOnOneOf(type.getDeclaredAnnotations(), pattern);
  }

  private static boolean isOnOneOf(AnnotationList annotations, MethodPattern pattern) {
    for (AnnotationDescription annotation : annotations) {
      if (isAmong(metaAnnotations(annotation.getAnnotationType()), pattern)) {
        return true;
      }
    }
    return false;
  }

  /** Annotations of an annotation; none where its class file cannot be found. */
  private static AnnotationList metaAnnotations(TypeDescription annotation) {
    try {
      return annotation.getDeclaredAnnotations();
    } catch (RuntimeException e) {
      return new AnnotationList.Empty();
    }
  }

  private static boolean isAmong(AnnotationList annotations, MethodPattern pattern) {
    for (AnnotationDescription annotation : annotations) {
      if (pattern.matchesType(annotation.getAnnotationType().getName())) {
        return true;
      }
    }
    return false;
  }
}
