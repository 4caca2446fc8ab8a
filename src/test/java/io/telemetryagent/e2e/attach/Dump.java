package io.telemetryagent.e2e.attach;

import io.telemetryagent.e2e.jvm.RunFolder;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * What a tiny agent, {@code programs/java8/dump}, finds in a JVM after it has collected garbage.
 *
 * @param code a hash of each class's code
 * @param loaders how many loaders of our agent are still there
 * @param threads the names of our threads; empty for none
 * @param bytes in use on the heap
 */
record Dump(Map<String, String> code, int loaders, String threads, long bytes) {
  private static final Path CLASSES = Path.of("target/programs/java8").toAbsolutePath();
  private static Path jar;

  static Dump of(long pid, Path file) {
    Attacher.load(pid, jar(), file.toString());
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      long bytes = in.readLong();
      Map<String, String> code = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        code.put(in.readUTF(), hash(in.readNBytes(in.readInt())));
      }
      return new Dump(code, in.readInt(), in.readUTF().trim(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Of all that the file says, in whatever order its constants are: a JVM never takes constants out
   * of a class that was changed, though nothing uses them any more.
   */
  private static String hash(byte[] classFile) {
    ClassWriter anew = new ClassWriter(0);
    OpenedClassReader.of(classFile).accept(anew, 0);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(anew.toByteArray());
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static synchronized Path jar() {
    if (jar == null) {
      jar = RunFolder.create(Map.of()).resolve("dump.jar");
      Manifest manifest = new Manifest();
      Attributes main = manifest.getMainAttributes();
      main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
      main.putValue("Agent-Class", "dump.Dump");
      main.putValue("Can-Retransform-Classes", "true");
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream out = new JarOutputStream(file, manifest);
          Stream<Path> classes = Files.list(CLASSES.resolve("dump"))) {
        for (Path each : classes.toList()) {
          out.putNextEntry(new JarEntry("dump/" + each.getFileName()));
          Files.copy(each, out);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return jar;
  }
}
