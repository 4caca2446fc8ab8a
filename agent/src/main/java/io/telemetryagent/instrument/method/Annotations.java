package io.telemetryagent.instrument.method;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.utility.OpenedClassReader;
import net.bytebuddy.utility.StreamDrainer;

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
    String file = annotation.replace('.', '/') + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(file)
            : loader.getResourceAsStream(file)) {
      return in == null
          ? Collections.<String>emptyList()
          : ClassScan.of(OpenedClassReader.of(StreamDrainer.DEFAULT.drain(in))).annotations;
    } catch (IOException e) {
      return Collections.emptyList();
    }
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
