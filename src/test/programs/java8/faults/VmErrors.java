package faults;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Errors of the virtual machine, each caught by the app, which then goes on. */
public final class VmErrors {
  private static int depth;

  public static void main(String[] args) {
    switch (args[0]) {
      case "stack":
        overflows();
        break;
      case "memory":
        awaitAgent();
        exhausts();
        break;
      default:
        throw new IllegalArgumentException(args[0]);
    }
    System.out.println("still " + alive(1));
  }

  static void overflows() {
    for (int i = 0; i < 3; i++) {
      depth = 0;
      try {
        deeper();
      } catch (StackOverflowError e) {
        System.out.println("overflow " + (depth > 100) + " " + e.getMessage());
      }
    }
  }

  static void deeper() {
    depth++;
    deeper();
  }

  /** With an agent, until it has written: what it does while it starts needs memory. */
  private static void awaitAgent() {
    File lines = new File("../lines.jsonl");
    boolean agent =
        VmErrors.class.getClassLoader().getResource("io/telemetryagent/bootstrap/Tracer.class")
            != null;
    for (int i = 0; agent && lines.length() == 0 && i < 10_000; i++) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  static void exhausts() {
    try {
      System.out.println(allocate().length);
    } catch (OutOfMemoryError e) {
      System.out.println(e.getMessage());
    }
    try {
      System.out.println(fill());
    } catch (OutOfMemoryError e) {
      System.out.println(e.getMessage());
    }
  }

  static long[] allocate() {
    return new long[Integer.MAX_VALUE];
  }

  /** Takes all of the heap, in pieces small enough that the last bytes go too. */
  static int fill() {
    List<Object> all = new ArrayList<>();
    for (int size = 1 << 20; ; ) {
      try {
        all.add(piece(size));
      } catch (OutOfMemoryError e) {
        if (size <= 16) {
          throw e;
        }
        size /= 2;
      }
    }
  }

  static byte[] piece(int size) {
    return new byte[size];
  }

  static String alive(int n) {
    return "alive " + n;
  }
}
