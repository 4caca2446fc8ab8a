package workload;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;

/** What a program measured, by name, for the runner that started it. */
final class Results {
  private final Properties values = new Properties();

  Results put(String name, double value) {
    values.setProperty(name, String.valueOf(value));
    return this;
  }

  /**
   * Mean and median per call, of timings that were each taken over {@code calls} calls, and the
   * longest of them as a whole.
   */
  Results put(String name, Timings timings, int calls) {
    put(name + ".longest_ms", timings.longest() / 1e6);
    put(name + ".mean", timings.mean() / calls);
    return put(name + ".median", timings.median() / calls);
  }

  void writeTo(String file) throws IOException {
    try (OutputStream out = new FileOutputStream(file)) {
      values.store(out, null);
    }
  }
}
