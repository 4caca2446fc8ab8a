package io.telemetryagent.pipeline.filter;

import java.net.URL;
import java.net.URLClassLoader;

/** Loads a jar of the user's that sees the JDK and what extensions are written against. */
final class ExtensionClassLoader extends URLClassLoader {
  private static final String OURS = "io.telemetryagent.";
  private static final String FOR_EXTENSIONS = "io.telemetryagent.extension.";

  static {
    registerAsParallelCapable();
  }

  ExtensionClassLoader(URL[] jar) {
    // The JDK's: that of the app has its classes, ours has our libraries.
    super(jar, ClassLoader.getSystemClassLoader().getParent());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    // What woven code calls is in the boot loader, too.
    if (name.startsWith(OURS) && !name.startsWith(FOR_EXTENSIONS)) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, resolve);
  }
}
