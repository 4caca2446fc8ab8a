package io.telemetryagent.pipeline.filter;

import io.telemetryagent.extension.EventFilter;
import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Makes the filters that the jars of the option extensions name, each jar in its own loader. */
public final class FilterJars {
  private FilterJars() {}

  /**
   * The filters in the order of the jars.
   *
   * @throws IOException if one cannot be used: to write without it might show what it hides
   */
  public static List<EventFilter> load(List<String> jars) throws IOException {
    List<EventFilter> filters = new ArrayList<>();
    for (String jar : jars) {
      try {
        add(Paths.get(jar), filters);
      } catch (InvalidPathException | ServiceConfigurationError | LinkageError e) {
        throw unusable(jar, e.getMessage());
      }
    }
    return filters;
  }

  /** Lets go of the jars; filters that need a class which they had not yet fail from now on. */
  public static void close(List<EventFilter> filters) {
    for (EventFilter filter : filters) {
      try {
        ((Closeable) filter.getClass().getClassLoader()).close();
      } catch (IOException e) {
        // Then it stays open as long as it is in memory.
      }
    }
  }

  private static void add(Path jar, List<EventFilter> filters) throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw unusable(jar.toString(), "it is not a file");
    }
    int before = filters.size();
    URL[] urls = {jar.toUri().toURL()};
    for (EventFilter filter :
        ServiceLoader.load(EventFilter.class, new ExtensionClassLoader(urls))) {
      filters.add(filter);
    }
    if (filters.size() == before) {
      throw unusable(jar.toString(), "it has no META-INF/services/" + EventFilter.class.getName());
    }
  }

  private static IOException unusable(String jar, String reason) {
    return new IOException("extensions=" + jar + " cannot be used (" + reason + ")");
  }
}
