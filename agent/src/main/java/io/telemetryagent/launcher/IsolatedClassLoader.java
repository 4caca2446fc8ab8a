package io.telemetryagent.launcher;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads the agent and its libraries from {@code isolated/**.classdata} of the agent's jar. No other
 * loader finds a class there, and this one finds none of the app's: its parent is the JDK's.
 */
public final class IsolatedClassLoader extends ClassLoader {
  private static final String FOLDER = "isolated/";

  /** May do all, whatever a security manager forbids the app. */
  private static final ProtectionDomain DOMAIN = new ProtectionDomain(null, allPermissions());

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final File file;

  /** A loader of the classes in {@code file}, the agent's jar. */
  public IsolatedClassLoader(File file) throws IOException {
    this(file, ClassLoader.getSystemClassLoader().getParent());
  }

  /** The same, where it does no harm to find other classes, those of {@code parent}, too. */
  IsolatedClassLoader(File file, ClassLoader parent) throws IOException {
    super(parent);
    this.file = file;
    this.jar = new JarFile(file, false);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    JarEntry entry = jar.getJarEntry(entryOf(name.replace('.', '/') + ".class"));
    if (entry == null) {
      throw new ClassNotFoundException(name);
    }
    try {
      byte[] bytes = read(entry);
      return defineClass(name, bytes, 0, bytes.length, DOMAIN);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  protected URL findResource(String name) {
    JarEntry entry = jar.getJarEntry(entryOf(name));
    try {
      return entry == null ? null : new URL("jar:" + file.toURI() + "!/" + entry.getName());
    } catch (MalformedURLException e) {
      return null;
    }
  }

  /** Past the JDK's jar: URLs, which the app may have replaced or may cache. */
  @Override
  public InputStream getResourceAsStream(String name) {
    JarEntry entry = jar.getJarEntry(entryOf(name));
    try {
      return entry == null
          ? super.getResourceAsStream(name)
          : new ByteArrayInputStream(read(entry));
    } catch (IOException e) {
      return null;
    }
  }

  private static Permissions allPermissions() {
    Permissions all = new Permissions();
    all.add(new AllPermission());
    return all;
  }

  private static String entryOf(String name) {
    boolean isClass = name.endsWith(".class");
    return FOLDER + (isClass ? name.substring(0, name.length() - 5) + "classdata" : name);
  }

  private byte[] read(JarEntry entry) throws IOException {
    byte[] bytes = new byte[(int) entry.getSize()];
    try (InputStream in = jar.getInputStream(entry)) {
      int read = 0;
      while (read < bytes.length) {
        int count = in.read(bytes, read, bytes.length - read);
        if (count < 0) {
          throw new IOException("cut short: " + entry);
        }
        read += count;
      }
    }
    return bytes;
  }
}
