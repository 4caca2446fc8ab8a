package io.telemetryagent.instrument.method;

import java.io.IOException;
import java.io.InputStream;
import net.bytebuddy.utility.StreamDrainer;

/** Class files as their loaders find them. */
final class ClassFile {
  private ClassFile() {}

  /** The file of the class {@code com/acme/Orders}; null where it cannot be found or read. */
  static byte[] read(ClassLoader loader, String internalName) {
    String file = internalName + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(file)
            : loader.getResourceAsStream(file)) {
      return in == null ? null : StreamDrainer.DEFAULT.drain(in);
    } catch (IOException e) {
      return null;
    }
  }
}
