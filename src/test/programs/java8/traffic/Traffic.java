package traffic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Calls a method some hundred times a second, until there is a file of the name it is given. */
public final class Traffic {
  public static void main(String[] args) throws Exception {
    Path end = Paths.get(args[0]);
    int failed = 0;
    for (int n = 0; !Files.exists(end); n++) {
      try {
        call(n);
      } catch (IllegalStateException e) {
        failed++;
      }
      if (n % 5 == 0) {
        Thread.sleep(10);
      }
    }
    System.out.println(failed > 0);
  }

  static int call(int n) {
    if (n % 7 == 0) {
      throw new IllegalStateException("one in seven");
    }
    return n;
  }
}
