package safety;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;

/** Loads a class as strict module systems do: what is not the JDK's must be in the bundle. */
public final class Loaders {
  public static void main(String[] args) throws Exception {
    System.out.println(call(new Bundle(ClassLoader.getSystemClassLoader())));
    System.out.println(call(new Bundle(null)));
  }

  static Object call(ClassLoader loader) throws Exception {
    Class<?> type = loader.loadClass("safety.Loaders$Guest");
    try {
      return type.getDeclaredMethod("greet", String.class).invoke(null, "guest");
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }

  /** In the bundle. */
  public static final class Guest {
    public static String greet(String name) {
      return "hello " + name + decorated(1);
    }

    private static String decorated(int times) {
      return "!".substring(0, times);
    }
  }

  /** Asks its parent for java.* and for nothing else, whoever asks. */
  private static final class Bundle extends ClassLoader {
    Bundle(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("java.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.startsWith("safety.")) {
        throw new ClassNotFoundException("not in the bundle: " + name);
      }
      byte[] bytes = read(name.replace('.', '/') + ".class");
      return defineClass(name, bytes, 0, bytes.length);
    }

    private static byte[] read(String resource) throws ClassNotFoundException {
      try (InputStream in = Loaders.class.getClassLoader().getResourceAsStream(resource)) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          bytes.write(buffer, 0, n);
        }
        return bytes.toByteArray();
      } catch (IOException e) {
        throw new ClassNotFoundException(resource, e);
      }
    }
  }
}
