package io.telemetryagent.metadata.app;

import io.telemetryagent.metadata.facts.Surroundings;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** A jar or folder of classes: its manifest and small entries. Loads no class of it. */
final class AppArchive implements Closeable {
  /** Larger entries are not read: no sound one that we look for is so large. */
  private static final int MAX_ENTRY_BYTES = 256 << 10;

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  /** One of the two is null. */
  private final JarFile jar;

  private final Path folder;
  private final Attributes manifest;

  private AppArchive(JarFile jar, Path folder) throws IOException {
    this.jar = jar;
    this.folder = folder;
    this.manifest = readManifest();
  }

  /** Fails if {@code path} is neither a folder nor a jar. */
  static AppArchive open(Path path) throws IOException {
    if (path == null) throw new IOException("no file name");
    if (Files.isDirectory(path)) return new AppArchive(null, path);
    // Unsigned reading: we trust nothing in it, and verifying loads the security providers.
    JarFile jar = new JarFile(path.toFile(), false);
    try {
      return new AppArchive(jar, null);
    } catch (IOException | RuntimeException broken) {
      jar.close();
      throw new IOException("broken jar", broken);
    }
  }

  /** That main attribute of the manifest, trimmed; null if absent or empty. */
  String manifest(String attribute) {
    String value = manifest.getValue(attribute);
    return value == null || value.trim().isEmpty() ? null : value.trim();
  }

  /** The text of the entry with that name; null if there is none or it is too large. */
  String read(String entry) {
    if (folder != null) return Surroundings.read(folder.resolve(entry));
    JarEntry found = jar.getJarEntry(entry);
    if (found == null || found.getSize() > MAX_ENTRY_BYTES) return null;
    try (InputStream in = jar.getInputStream(found)) {
      return Surroundings.read(in, MAX_ENTRY_BYTES);
    } catch (IOException | RuntimeException broken) {
      return null;
    }
  }

  /** Whether there is an entry with that name. */
  boolean holds(String entry) {
    return folder != null
        ? Files.isRegularFile(folder.resolve(entry))
        : jar.getJarEntry(entry) != null;
  }

  /** The names at the top level, in no order that means anything. */
  List<String> topLevelNames() {
    if (folder != null) return names(folder);
    List<String> names = new ArrayList<>();
    for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
      String name = entries.nextElement().getName();
      if (name.indexOf('/') < 0) names.add(name);
    }
    return names;
  }

  /** The names in {@code folder}; none if it cannot be read. */
  static List<String> names(Path folder) {
    List<String> names = new ArrayList<>();
    String[] found = folder.toFile().list();
    if (found != null) Collections.addAll(names, found);
    return names;
  }

  @Override
  public void close() throws IOException {
    if (jar != null) jar.close();
  }

  private Attributes readManifest() throws IOException {
    File file = folder == null ? null : folder.resolve(MANIFEST).toFile();
    if (file != null && file.isFile() && file.length() <= MAX_ENTRY_BYTES) {
      try (InputStream in = Files.newInputStream(file.toPath())) {
        return new Manifest(in).getMainAttributes();
      }
    }
    JarEntry entry = jar == null ? null : jar.getJarEntry(MANIFEST);
    if (entry == null || entry.getSize() > MAX_ENTRY_BYTES) return new Attributes();
    try (InputStream in = jar.getInputStream(entry)) {
      return new Manifest(in).getMainAttributes();
    }
  }
}
