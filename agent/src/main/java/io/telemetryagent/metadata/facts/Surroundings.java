package io.telemetryagent.metadata.facts;

import io.telemetryagent.config.parse.OtelAttributes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a process can learn without asking anyone: its environment, system properties and files.
 * Nothing here throws; what cannot be read is null.
 */
public final class Surroundings {
  /** No sound file that we read is larger; of a larger one the start is read. */
  private static final int MAX_FILE_BYTES = 256 << 10;

  private final Map<String, String> environment;
  private final Map<String, String> properties;
  private final String root;
  private final String ownRoot;

  /** {@code root} stands for {@code /}: tests put a folder in its place. */
  public Surroundings(Map<String, String> environment, Map<String, String> properties, Path root) {
    this(new HashMap<>(environment), new HashMap<>(properties), root.toString(), root.toString());
  }

  private Surroundings(
      Map<String, String> environment,
      Map<String, String> properties,
      String root,
      String ownRoot) {
    this.environment = environment;
    this.properties = properties;
    this.root = root;
    this.ownRoot = ownRoot;
  }

  public static Surroundings ofThisJvm() {
    Map<String, String> properties = new HashMap<>();
    for (String key : System.getProperties().stringPropertyNames()) {
      properties.put(key, System.getProperty(key));
    }
    return new Surroundings(System.getenv(), properties, Paths.get("/"));
  }

  /**
   * The same, but the files that tell of machine, container and cluster are below {@code folder},
   * as where a container has the file system of its host mounted.
   */
  public Surroundings below(String folder) {
    return new Surroundings(environment, properties, folder, ownRoot);
  }

  /** The same with the files that the process itself sees: what names them, or tells of it. */
  public Surroundings own() {
    return new Surroundings(environment, properties, ownRoot, ownRoot);
  }

  /** The first of these environment variables that is not blank, trimmed; or null. */
  public String env(String... names) {
    return firstOf(environment, names);
  }

  /** Whether one of these environment variables is set and not blank. */
  public boolean hasEnv(String... names) {
    return env(names) != null;
  }

  /** The first of these system properties that is not blank, trimmed; or null. */
  public String property(String... names) {
    return firstOf(properties, names);
  }

  /** That attribute in {@code OTEL_RESOURCE_ATTRIBUTES}, trimmed; null if absent or blank. */
  public String resourceAttribute(String name) {
    return trimmed(OtelAttributes.parse(env("OTEL_RESOURCE_ATTRIBUTES")).get(name));
  }

  /** The folder the app was started in. */
  public Path workingDirectory() {
    String folder = property("user.dir");
    return Paths.get(folder == null ? "" : folder);
  }

  /** {@code name} against the folder the app was started in; null if it cannot be a file name. */
  public Path resolve(String name) {
    try {
      return workingDirectory().resolve(name);
    } catch (InvalidPathException notAFileName) {
      return null;
    }
  }

  /** Where the absolute {@code path} is, below the root. */
  private Path path(String path) {
    return Paths.get(root, path);
  }

  /** The trimmed text of the file with that absolute path; null if there is none to read. */
  public String read(String path) {
    try {
      return read(path(path));
    } catch (InvalidPathException notAFileName) {
      return null;
    }
  }

  /** The lines of the file with that absolute path; none if it cannot be read. */
  public List<String> lines(String path) {
    String text = read(path);
    return text == null ? Collections.<String>emptyList() : Arrays.asList(text.split("\n"));
  }

  /** What the symbolic link with that absolute path points to, or null. */
  public String link(String path) {
    try {
      return Files.readSymbolicLink(path(path)).toString();
    } catch (IOException | RuntimeException none) {
      return null;
    }
  }

  /** The trimmed text of {@code file}; null if missing, unreadable, empty, or a pipe or device. */
  public static String read(Path file) {
    try {
      if (!Files.isRegularFile(file)) return null;
      try (InputStream in = Files.newInputStream(file)) {
        return read(in, MAX_FILE_BYTES);
      }
    } catch (IOException | RuntimeException unreadable) {
      return null;
    }
  }

  /** The first {@code max} bytes of {@code in} as trimmed text; null if there is none. */
  public static String read(InputStream in, int max) throws IOException {
    byte[] bytes = new byte[8192];
    int length = 0;
    for (int n; (n = in.read(bytes, length, bytes.length - length)) > 0; ) {
      length += n;
      if (length >= max) break;
      if (length == bytes.length) bytes = Arrays.copyOf(bytes, Math.min(max, length * 2));
    }
    return trimmed(new String(bytes, 0, length, StandardCharsets.UTF_8));
  }

  private static String firstOf(Map<String, String> values, String... names) {
    for (String name : names) {
      String value = trimmed(values.get(name));
      if (value != null) return value;
    }
    return null;
  }

  private static String trimmed(String text) {
    if (text == null) return null;
    String trimmed = text.trim();
    return trimmed.isEmpty() ? null : trimmed;
  }
}
