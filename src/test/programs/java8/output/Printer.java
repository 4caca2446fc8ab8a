package output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Prints from many threads, in all ways there are, while its calls are traced. */
public final class Printer {
  private static final PrintStream OUT = System.out;

  public static void main(String[] args) throws Exception {
    Thread[] threads = new Thread[Integer.parseInt(args[0])];
    int lines = Integer.parseInt(args[1]);
    for (int i = 0; i < threads.length; i++) {
      int id = i;
      threads[i] = new Thread(() -> printAll(id, lines));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    raw("written past System.out, without an end");
    System.setOut(new PrintStream(new FileOutputStream("replaced.txt"), true));
    System.out.println("elsewhere");
    OUT.print("{\"an\": \"app that prints JSON\"}\n");
    OUT.print("without an end");
    OUT.flush();
  }

  static void printAll(int id, int lines) {
    for (int i = 0; i < lines; i++) {
      print(id, i);
      if (i % 50 == 0) {
        deepFault();
      }
    }
  }

  static void print(int id, int line) {
    OUT.println("<" + id + " " + line + (line % 100 == 0 ? padding() : "") + ">");
  }

  /** Makes a line of ours longer than a pipe takes at once. */
  static void deepFault() {
    try {
      down(60);
    } catch (IllegalStateException e) {
      OUT.println("<>");
    }
  }

  private static void down(int n) {
    if (n == 0) {
      throw new IllegalStateException("deep");
    }
    down(n - 1);
  }

  private static String padding() {
    StringBuilder text = new StringBuilder();
    while (text.length() < 9000) {
      text.append(" padding");
    }
    return text.toString();
  }

  private static void raw(String text) throws IOException {
    OutputStream raw = new FileOutputStream(FileDescriptor.out);
    raw.write(text.getBytes("UTF-8"));
    raw.flush();
  }
}
