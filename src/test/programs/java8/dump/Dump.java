package dump;

import java.io.DataOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tiny agent of the tests. Writes what it finds in the JVM to the file it is given: the files of
 * classes, of the app and of the JDK, as the JVM gives them out to be changed; how many loaders of
 * the agent there are, its threads, and the bytes in use.
 */
public final class Dump implements ClassFileTransformer {
  private static final String[] WATCHED = {
    "served.",
    "java.lang.Thread",
    "java.util.Timer",
    "java.util.concurrent.ForkJoin",
    "java.util.concurrent.ThreadPoolExecutor",
    "com.sun.net.httpserver.",
    "sun.net.httpserver."
  };

  private final Map<String, byte[]> files = new TreeMap<>();

  private Dump() {}

  public static void agentmain(String file, Instrumentation instrumentation) throws Exception {
    collectGarbage();
    Runtime runtime = Runtime.getRuntime();
    long bytes = runtime.totalMemory() - runtime.freeMemory();
    Dump dump = new Dump();
    dump.read(instrumentation);
    File unfinished = new File(file + ".tmp");
    try (DataOutputStream out = new DataOutputStream(new FileOutputStream(unfinished))) {
      out.writeLong(bytes);
      dump.write(out, instrumentation);
    }
    if (!unfinished.renameTo(new File(file))) {
      throw new IllegalStateException("cannot rename " + unfinished);
    }
  }

  /** Twice, as what a finalizer holds goes with the next one only. */
  private static void collectGarbage() {
    System.gc();
    System.runFinalization();
    System.gc();
  }

  private void read(Instrumentation instrumentation) throws Exception {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      // Classes without a name of their own, as those of lambdas, must not be changed in Java 8.
      boolean isNamed = type.getName().indexOf('/') < 0;
      if (isNamed && isWatched(type.getName()) && instrumentation.isModifiableClass(type)) {
        types.add(type);
      }
    }
    instrumentation.addTransformer(this, true);
    instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
    instrumentation.removeTransformer(this);
  }

  private static boolean isWatched(String name) {
    for (String start : WATCHED) {
      if (name.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (redefined != null && isWatched(redefined.getName())) {
      files.put(redefined.getName(), classFile);
    }
    return null;
  }

  private void write(DataOutputStream out, Instrumentation instrumentation) throws IOException {
    out.writeInt(files.size());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      out.writeUTF(file.getKey());
      out.writeInt(file.getValue().length);
      out.write(file.getValue());
    }
    out.writeInt(loaders(instrumentation));
    StringBuilder threads = new StringBuilder();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      threads.append(thread.getName().startsWith("telemetry-") ? thread.getName() + " " : "");
    }
    out.writeUTF(threads.toString());
  }

  private static int loaders(Instrumentation instrumentation) {
    Map<ClassLoader, Boolean> loaders = new IdentityHashMap<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getName().equals("io.telemetryagent.startup.Agent")) {
        loaders.put(type.getClassLoader(), true);
      }
    }
    return loaders.size();
  }
}
