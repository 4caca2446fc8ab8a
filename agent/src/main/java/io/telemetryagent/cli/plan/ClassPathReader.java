package io.telemetryagent.cli.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.Manifest;

/**
 * Finds the class files of jars and folders as a JVM would: each class once, the first that the
 * path has; of a multi-release jar the one for this Java; of Spring Boot's jars and WARs what is in
 * their {@code classes} and {@code lib}.
 */
final class ClassPathReader {
  private static final String VERSIONS = "META-INF/versions/";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String[] CLASS_FOLDERS = {"BOOT-INF/classes/", "WEB-INF/classes/"};
  private static final String[] JAR_FOLDERS = {
    "BOOT-INF/lib/", "WEB-INF/lib/", "WEB-INF/lib-provided/"
  };

  private final Set<String> seen = new HashSet<>();
  private final Handler handler;

  /** Takes the class files. */
  interface Handler {
    void classFile(String internalName, byte[] bytes, String archive) throws IOException;
  }

  ClassPathReader(Handler handler) {
    this.handler = handler;
  }

  /** Reads all of one jar or folder. */
  void read(Path path) throws IOException {
    try (Archive archive = Archive.open(path)) {
      read(archive, path.toString());
    }
  }

  private void read(Archive archive, String name) throws IOException {
    for (Map.Entry<String, String> file : classFiles(archive).entrySet()) {
      if (seen.add(file.getKey())) {
        handler.classFile(file.getKey(), archive.read(file.getValue()), name);
      }
    }
    for (String inner : archive.names()) {
      if (startsWithAny(inner, JAR_FOLDERS) != null && inner.endsWith(".jar")) {
        try (Archive jar = Archive.of(archive.read(inner))) {
          read(jar, name + "!/" + inner);
        }
      }
    }
  }

  /** The files of the classes, by internal name. */
  private static Map<String, String> classFiles(Archive archive) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    Map<String, Integer> versions = new LinkedHashMap<>();
    boolean multiRelease = isMultiRelease(archive);
    for (String file : archive.names()) {
      if (!file.endsWith(".class")) {
        continue;
      }
      int version = multiRelease && file.startsWith(VERSIONS) ? versionOf(file) : 0;
      String name = nameOf(file, version);
      if (name == null || version > javaVersion()) {
        continue;
      }
      Integer known = versions.get(name);
      if (known == null || known < version) {
        versions.put(name, version);
        files.put(name, file);
      }
    }
    return files;
  }

  /** The class in the file; null if it is none of the app. */
  private static String nameOf(String file, int version) {
    String name = file;
    if (version > 0) {
      name = file.substring(file.indexOf('/', VERSIONS.length()) + 1);
    }
    String folder = startsWithAny(name, CLASS_FOLDERS);
    name = folder == null ? name : name.substring(folder.length());
    name = name.substring(0, name.length() - ".class".length());
    boolean isClass =
        !name.startsWith("META-INF/")
            && !name.endsWith("module-info")
            && !name.endsWith("package-info");
    return isClass ? name : null;
  }

  private static boolean isMultiRelease(Archive archive) throws IOException {
    if (!archive.names().contains(MANIFEST)) {
      return false;
    }
    Manifest manifest = new Manifest(new ByteArrayInputStream(archive.read(MANIFEST)));
    return "true".equalsIgnoreCase(manifest.getMainAttributes().getValue("Multi-Release"));
  }

  /** 0 where it is not a number. */
  private static int versionOf(String file) {
    int end = file.indexOf('/', VERSIONS.length());
    String number = file.substring(VERSIONS.length(), Math.max(VERSIONS.length(), end));
    return number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0;
  }

  private static int javaVersion() {
    String version = System.getProperty("java.specification.version");
    return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
  }

  private static String startsWithAny(String text, String[] starts) {
    for (String start : starts) {
      if (text.startsWith(start)) {
        return start;
      }
    }
    return null;
  }
}
