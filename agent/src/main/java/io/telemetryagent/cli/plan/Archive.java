package io.telemetryagent.cli.plan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Files by name: a folder, a jar, or a jar within one. */
abstract class Archive implements Closeable {
  /** Names with slashes, in the order of the archive. */
  abstract List<String> names() throws IOException;

  abstract byte[] read(String name) throws IOException;

  static Archive open(Path path) throws IOException {
    return Files.isDirectory(path) ? new Folder(path) : new Jar(new ZipFile(path.toFile()));
  }

  /** A jar that is in memory. */
  static Archive of(byte[] jar) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), drain(zip));
        }
      }
    }
    return new Memory(files);
  }

  @Override
  public void close() throws IOException {}

  private static byte[] drain(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[1 << 14];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      bytes.write(chunk, 0, n);
    }
    return bytes.toByteArray();
  }

  private static final class Folder extends Archive {
    private final Path folder;

    Folder(Path folder) {
      this.folder = folder;
    }

    @Override
    List<String> names() throws IOException {
      List<String> names = new ArrayList<>();
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
      }
      return names;
    }

    @Override
    byte[] read(String name) throws IOException {
      return Files.readAllBytes(folder.resolve(name));
    }
  }

  private static final class Jar extends Archive {
    private final ZipFile zip;

    Jar(ZipFile zip) {
      this.zip = zip;
    }

    @Override
    List<String> names() {
      List<String> names = new ArrayList<>();
      for (Enumeration<? extends ZipEntry> each = zip.entries(); each.hasMoreElements(); ) {
        ZipEntry entry = each.nextElement();
        if (!entry.isDirectory()) {
          names.add(entry.getName());
        }
      }
      return names;
    }

    @Override
    byte[] read(String name) throws IOException {
      try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
        return drain(in);
      }
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }

  private static final class Memory extends Archive {
    private final Map<String, byte[]> files;

    Memory(Map<String, byte[]> files) {
      this.files = files;
    }

    @Override
    List<String> names() {
      return new ArrayList<>(files.keySet());
    }

    @Override
    byte[] read(String name) {
      return files.get(name);
    }
  }
}
