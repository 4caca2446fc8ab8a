package io.telemetryagent.instrument.method;

import java.util.Collections;
import java.util.List;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * The annotations that speak for a method: its own, its class's, and those on the annotations of
 * its class.
 */
final class Annotations implements MethodPatterns.AnnotationLookup {
  private final List<String> ofClass;
  private final List<String> ofMethod;
  private final ClassLoader loader;

  Annotations(List<String> ofClass, List<String> ofMethod, ClassLoader loader) {
    this.ofClass = ofClass;
    this.ofMethod = ofMethod;
    this.loader = loader;
  }

  @Override
  public boolean has(MethodPattern pattern) {
    if (isAmong(ofMethod, pattern) || isAmong(ofClass, pattern)) {
      return true;
    }
    for (String annotation : ofClass) {
      if (isAmong(ofAnnotation(annotation), pattern)) {
        return true;
      }
    }
    return false;
  }

  /** Annotations of an annotation, from its class file; none where that cannot be found. */
  private List<String> ofAnnotation(String annotation) {
    byte[] classFile = ClassFile.read(loader, annotation.replace('.', '/'));
    return classFile == null
        ? Collections.<String>emptyList()
        : ClassScan.of(OpenedClassReader.of(classFile)).annotations;
  }

  private static boolean isAmong(List<String> annotations, MethodPattern pattern) {
    for (String annotation : annotations) {
      if (pattern.matchesType(annotation)) {
        return true;
      }
    }
    return false;
  }
}
