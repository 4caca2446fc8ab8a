package faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Beats once a millisecond; after a second it kills itself the hard way. */
public final class Heartbeat {
  public static void main(String[] args) throws Exception {
    Path self = Paths.get("/proc/self").toRealPath();
    long start = System.nanoTime();
    long last = 0;
    Process kill = null;
    for (int n = 0; ; n++) {
      beat(n);
      last = System.currentTimeMillis();
      Files.write(Paths.get("beat"), (n + " " + last).getBytes("US-ASCII"));
      Thread.sleep(1);
      if (kill == null && System.nanoTime() - start > 1_000_000_000L) {
        kill = new ProcessBuilder("kill", "-9", self.getFileName().toString()).start();
      }
    }
  }

  static int beat(int n) {
    return n + 1;
  }
}
