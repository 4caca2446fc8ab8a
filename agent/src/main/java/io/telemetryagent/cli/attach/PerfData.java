package io.telemetryagent.cli.attach;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The texts that a HotSpot JVM publishes of itself in {@code /tmp/hsperfdata_USER/PID}, for jps and
 * the like (OpenJDK, perfMemory.hpp, version 2.0). To read them does not touch the process.
 */
final class PerfData {
  private static final int MAGIC = 0xCAFEC0C0;
  private static final int LITTLE_ENDIAN = 1;
  private static final int ENTRY_OFFSET = 24;
  private static final int ENTRY_COUNT = 28;
  private static final int LARGEST = 1 << 20;

  private final Map<String, String> texts;

  private PerfData(Map<String, String> texts) {
    this.texts = texts;
  }

  /** Those of a process; nothing where it publishes none. */
  static PerfData of(ProcessFacts process) {
    File[] folders = process.inside("/tmp").toFile().listFiles();
    for (File folder : folders == null ? new File[0] : folders) {
      if (folder.getName().startsWith("hsperfdata_")) {
        Path file = folder.toPath().resolve(process.innerPid());
        if (Files.isRegularFile(file)) {
          return read(file);
        }
      }
    }
    return new PerfData(Collections.<String, String>emptyMap());
  }

  /** The main class or the jar, and its arguments; null if unknown. */
  String command() {
    return texts.get("sun.rt.javaCommand");
  }

  /** {@code 17.0.15}; null if unknown. */
  String javaVersion() {
    return texts.get("java.property.java.version");
  }

  /** The JVM's own arguments, separated by spaces; null if unknown. */
  String arguments() {
    String flags = texts.get("java.rt.vmFlags");
    String arguments = texts.get("java.rt.vmArgs");
    return arguments == null ? flags : flags == null ? arguments : flags + " " + arguments;
  }

  /** Whether the JVM says that nobody may attach. */
  boolean forbidsAttaching() {
    String capabilities = texts.get("sun.rt.jvmCapabilities");
    return capabilities != null && capabilities.startsWith("0");
  }

  private static PerfData read(Path file) {
    try {
      if (Files.size(file) <= LARGEST) {
        return new PerfData(parse(Files.readAllBytes(file)));
      }
    } catch (IOException | RuntimeException e) {
      // Another user's, cut short, or of a form we do not know.
    }
    return new PerfData(Collections.<String, String>emptyMap());
  }

  private static Map<String, String> parse(byte[] bytes) {
    ByteBuffer data = ByteBuffer.wrap(bytes);
    Map<String, String> texts = new HashMap<>();
    if (data.getInt(0) != MAGIC) {
      return texts;
    }
    data.order(bytes[4] == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int entry = data.getInt(ENTRY_OFFSET);
    for (int left = data.getInt(ENTRY_COUNT); left > 0; left--) {
      int length = data.getInt(entry);
      if (bytes[entry + 12] == 'B' && data.getInt(entry + 8) > 0) {
        String name = text(bytes, entry + data.getInt(entry + 4), entry + length);
        texts.put(name, text(bytes, entry + data.getInt(entry + 16), entry + length));
      }
      entry += length;
    }
    return texts;
  }

  /** A text up to its NUL. */
  private static String text(byte[] bytes, int start, int limit) {
    int end = start;
    while (end < limit && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
