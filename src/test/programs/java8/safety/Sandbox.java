package safety;

import java.nio.file.Files;
import java.nio.file.Paths;

/** Runs under a security manager that grants it nothing: its own, if it gets an argument. */
public final class Sandbox {
  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      byte[] plugin =
          Files.readAllBytes(Paths.get(Sandbox.class.getResource("Sandbox$Plugin.class").toURI()));
      Plugins plugins = new Plugins();
      System.setSecurityManager(new SecurityManager());
      System.out.println(plugins.call(plugin));
    }
    Thread thread = new Thread(() -> System.out.println(work(2) + secret()));
    thread.start();
    thread.join();
    System.out.println(work(1) + secret());
  }

  /** Defines a class itself: whoever weaves that class is called from here. */
  private static final class Plugins extends ClassLoader {
    Object call(byte[] classFile) throws ReflectiveOperationException {
      return defineClass("safety.Sandbox$Plugin", classFile, 0, classFile.length)
          .getMethod("call")
          .invoke(null);
    }
  }

  /** Is defined a second time, by a loader of its own. */
  public static final class Plugin {
    public static String call() {
      return "called" + secret();
    }
  }

  static String work(int n) {
    try {
      return "worked " + fail(n);
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  static int fail(int n) {
    if (n > 1) {
      throw new IllegalStateException("failed");
    }
    return n;
  }

  public static String secret() {
    try {
      return System.getProperty("user.home");
    } catch (SecurityException e) {
      return " refused";
    }
  }
}
