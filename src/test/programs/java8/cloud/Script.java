package cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Does what its arguments say, one after the other, so that a test can tell what came first. */
public final class Script {
  public static void main(String[] args) throws Exception {
    for (String step : args) {
      String[] words = step.split(" ");
      if (words[0].equals("call")) {
        calls(Integer.parseInt(words[1]));
      } else if (words[0].equals("make")) {
        Files.createFile(Paths.get(words[1]));
      } else if (words[0].equals("await")) {
        await(Paths.get(words[1]), words[2]);
      } else if (words[0].equals("event")) {
        // Not the type alone: that is in our command line, and so in every line.
        await(Paths.get("../lines.jsonl"), "\"event_type\":\"" + words[1] + '"');
      }
    }
    System.out.println("done");
  }

  static void calls(int times) {
    for (int i = 0; i < times; i++) {
      call();
    }
  }

  static void call() {}

  /** Until {@code file} has that text. Whoever runs us has an end to its patience. */
  private static void await(Path file, String text) throws IOException, InterruptedException {
    while (!Files.exists(file) || !new String(Files.readAllBytes(file), "UTF-8").contains(text)) {
      Thread.sleep(5);
    }
  }
}
