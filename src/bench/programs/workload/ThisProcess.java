package workload;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** What the kernel and the JVM say of this process. Linux only. */
final class ThisProcess {
  /** USER_HZ, 100 on every Linux that runs Java. */
  private static final long MILLIS_PER_TICK = 10;

  private static final long SETTLED_MILLIS = 300;
  private static final long LONGEST_SETTLING_MILLIS = 60_000;

  /** HotSpot's, which knows more than the standard one. */
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ThisProcess() {}

  /** CPU time of all threads so far, in milliseconds, to 10. */
  static long cpuMillis() throws IOException {
    try (BufferedReader in = new BufferedReader(new FileReader("/proc/self/stat"))) {
      String stat = in.readLine();
      // The second field is the program's name in brackets, with whatever characters.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK;
    }
  }

  /** Bytes handed to write calls so far, also those to /dev/null. */
  static long bytesWritten() throws IOException {
    return field("/proc/self/io", "wchar:");
  }

  /** Resident memory now, in KiB. */
  static long residentKib() throws IOException {
    return field("/proc/self/status", "VmRSS:");
  }

  /** The largest resident memory so far, in KiB. */
  static long mostResidentKib() throws IOException {
    return field("/proc/self/status", "VmHWM:");
  }

  /** Heap that is in use after a collection, in KiB. */
  static long liveKib() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
  }

  /** What the calling thread allocated so far, in bytes. */
  static long allocatedByThisThread() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** Time the garbage collector stopped the program so far, in milliseconds. */
  static long collectionMillis() {
    long millis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      millis += Math.max(0, collector.getCollectionTime());
    }
    return millis;
  }

  /**
   * Waits until the process rests: what an agent still has to write, and the compiler to compile,
   * is done.
   */
  static void settle() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST_SETTLING_MILLIS * 1_000_000;
    long before;
    do {
      before = cpuMillis();
      Thread.sleep(SETTLED_MILLIS);
    } while (cpuMillis() - before > SETTLED_MILLIS / 10 && System.nanoTime() < deadline);
  }

  private static long field(String file, String name) throws IOException {
    try (BufferedReader in = new BufferedReader(new FileReader(file))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(name)) {
          return Long.parseLong(line.substring(name.length()).replace("kB", "").trim());
        }
      }
    }
    throw new IOException("no " + name + " in " + file);
  }
}
