package io.telemetryagent.cli.plan;

import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.instrument.WeavingPlan;
import io.telemetryagent.instrument.method.PlannedMethod;
import io.telemetryagent.instrument.method.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What would be woven of a class path: each method of each class, and what became of it. */
public final class Plan {
  private final WeavingPlan weaving;
  private final ClassLoader loader = new AnnotationLoader();
  private final Map<String, byte[]> annotations = new HashMap<>();
  private final Map<String, List<PlannedMethod>> methods = new TreeMap<>();
  private final Map<String, String> archives = new HashMap<>();
  private final List<String> hooked = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  private Plan(WeavingPlan weaving) {
    this.weaving = weaving;
  }

  /** Reads all classes of {@code paths}; {@code include} are the patterns in force. */
  public static Plan of(List<Path> paths, List<String> include, AgentConfig config)
      throws IOException {
    Plan plan = new Plan(WeavingPlan.of(include, config));
    if (nameAnnotations(include) || nameAnnotations(config.get(Options.EXCLUDE))) {
      // First of all: a class may have one that comes after it.
      plan.read(paths, plan::keepAnnotation);
    }
    plan.read(paths, plan::add);
    return plan;
  }

  private static boolean nameAnnotations(List<String> patterns) {
    return patterns.stream().anyMatch(pattern -> pattern.startsWith("@"));
  }

  /** The methods of each class, by the name of the class. */
  public Map<String, List<PlannedMethod>> methods() {
    return methods;
  }

  /** The methods that would be woven, of all classes. */
  public List<PlannedMethod> woven() {
    List<PlannedMethod> woven = new ArrayList<>();
    for (List<PlannedMethod> each : methods.values()) {
      for (PlannedMethod method : each) {
        if (method.verdict() == Verdict.WOVEN) {
          woven.add(method);
        }
      }
    }
    return woven;
  }

  /** How many methods there are of each verdict. */
  public Map<Verdict, Integer> counts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (List<PlannedMethod> each : methods.values()) {
      for (PlannedMethod method : each) {
        counts.merge(method.verdict(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** The jar or folder of a class. */
  public String archiveOf(String type) {
    return archives.get(type);
  }

  /** Classes that would get hooks for requests or database calls. */
  public List<String> hooked() {
    return hooked;
  }

  /** Classes that could not be read, with the reason. */
  public List<String> unreadable() {
    return unreadable;
  }

  public List<String> unusedIncludes() {
    return weaving.unusedIncludes();
  }

  public List<String> unusedExcludes() {
    return weaving.unusedExcludes();
  }

  private void read(List<Path> paths, ClassPathReader.Handler handler) throws IOException {
    ClassPathReader reader = new ClassPathReader(handler);
    for (Path path : paths) {
      reader.read(path);
    }
  }

  private void keepAnnotation(String internalName, byte[] bytes, String archive) {
    try {
      if (WeavingPlan.isAnnotation(bytes)) {
        annotations.put(internalName + ".class", bytes);
      }
    } catch (RuntimeException e) {
      // It is told of where it is read again.
    }
  }

  private void add(String internalName, byte[] bytes, String archive) {
    String type = internalName.replace('/', '.');
    try {
      methods.put(type, weaving.methodsOf(loader, internalName, bytes));
      archives.put(type, archive);
      if (weaving.isHooked(loader, internalName, bytes)) {
        hooked.add(type);
      }
    } catch (RuntimeException e) {
      unreadable.add(type + " (" + e + ")");
    }
  }

  /** Annotations of annotations are looked up through a class loader. */
  private final class AnnotationLoader extends ClassLoader {
    AnnotationLoader() {
      super(null);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      byte[] bytes = annotations.get(name);
      return bytes == null ? null : new ByteArrayInputStream(bytes);
    }
  }
}
