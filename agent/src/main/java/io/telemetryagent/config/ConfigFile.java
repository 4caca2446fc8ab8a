package io.telemetryagent.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The properties file that the option {@code config} names. */
final class ConfigFile {
  private static final int MAX_BYTES = 64 * 1024;

  private ConfigFile() {}

  /**
   * Its keys, sorted, and their texts.
   *
   * @throws IOException if it is not a file, cannot be read, is too long, or is not UTF-8
   * @throws IllegalArgumentException if it is no properties file, or {@code name} is no file name
   */
  static Map<String, String> read(String name) throws IOException {
    Path path = Paths.get(name);
    // A pipe that nobody writes to would hold the app's start for ever.
    if (!Files.isRegularFile(path)) throw new IOException("not a file");
    String text = StandardCharsets.UTF_8.newDecoder().decode(bytes(path)).toString();
    Properties properties = new Properties();
    properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
    Map<String, String> texts = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      texts.put(key, properties.getProperty(key));
    }
    return texts;
  }

  private static ByteBuffer bytes(Path path) throws IOException {
    byte[] bytes = new byte[MAX_BYTES + 1];
    int length = 0;
    try (InputStream in = Files.newInputStream(path)) {
      int count;
      while ((count = in.read(bytes, length, bytes.length - length)) > 0) length += count;
    }
    if (length > MAX_BYTES) throw new IOException("longer than " + MAX_BYTES + " bytes");
    return ByteBuffer.wrap(Arrays.copyOf(bytes, length));
  }
}
