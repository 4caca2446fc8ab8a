package io.telemetryagent.metadata.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The types beside a main class that is in no package. No pattern means "the default package and
 * nothing else", so they are named one by one.
 */
final class DefaultPackage {
  /** More than that beside a main class without a package are another program's. */
  private static final int MAX_TYPES = 64;

  private DefaultPackage() {}

  /** The main class first, then the other top-level types of its package by name. */
  static List<String> types(LaunchCommand launch) {
    Set<String> types = new LinkedHashSet<>();
    types.add(launch.mainClass());
    Path source = launch.sourceFile();
    if (source != null) {
      types.addAll(SourceFile.read(source).types());
      types.add(SourceFile.baseName(source));
      // From JDK 22 on the launcher compiles the files beside it as they are needed.
      Path folder = source.toAbsolutePath().getParent();
      addAll(types, AppArchive.names(folder), ".java");
    } else {
      addAll(types, namesBeside(launch), ".class");
    }
    return Collections.unmodifiableList(new ArrayList<>(types));
  }

  private static void addAll(Set<String> types, List<String> names, String suffix) {
    Set<String> found = new TreeSet<>();
    for (String name : names) {
      String type = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : "";
      if (SourceFile.isIdentifier(type) && type.indexOf('$') < 0) found.add(type);
    }
    if (types.size() + found.size() <= MAX_TYPES) types.addAll(found);
  }

  /** The top-level names of the jar or folder that holds the main class. */
  private static List<String> namesBeside(LaunchCommand launch) {
    for (Path path : launch.archives()) {
      try (AppArchive archive = AppArchive.open(path)) {
        if (archive.holds(launch.mainClass() + ".class")) return archive.topLevelNames();
      } catch (IOException unreadable) {
        continue;
      }
    }
    return Collections.emptyList();
  }
}
