package workload;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * What the runner asks of a program. Read from a file, not the command line: some agents write that
 * into what they send, and a long one would count as theirs.
 */
final class Arguments {
  private final Properties values = new Properties();

  /** Reads the file that is named by the only argument. */
  Arguments(String[] args) throws IOException {
    try (InputStream in = new FileInputStream(args[0])) {
      values.load(in);
    }
  }

  String text(String key) {
    String value = values.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException("missing: " + key);
    }
    return value;
  }

  long number(String key) {
    return Long.parseLong(text(key));
  }

  int integer(String key) {
    return Integer.parseInt(text(key));
  }
}
