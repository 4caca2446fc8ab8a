package io.telemetryagent.pipeline.filter;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which attributes a filter may change: a line has to keep its form whatever filters do. */
final class FilterAttributes {
  /** Filled by the encoder, or what other fields of the line go by. */
  private static final List<String> FIXED =
      Arrays.asList(
          "code.signature",
          "error.origin_span_id",
          "http.status_code",
          "sample_rate",
          "span.kind",
          "thread.id",
          "thread.name",
          "truncated");

  private static final Set<String> ON_EACH_SUCH_LINE =
      new HashSet<>(Arrays.asList("db.system", "http.method", "http.url"));

  private FilterAttributes() {}

  /**
   * Refuses what no filter may change.
   *
   * @throws IllegalArgumentException that says why
   */
  static void check(String key, Object value) {
    if (key == null || key.isEmpty()) {
      throw new IllegalArgumentException("an attribute without a name");
    }
    for (String fixed : FIXED) {
      if (clashes(key.toLowerCase(Locale.ROOT), fixed)) {
        throw new IllegalArgumentException("the attribute " + key + " belongs to the agent");
      }
    }
    if (ON_EACH_SUCH_LINE.contains(key) && !(value instanceof String)) {
      throw new IllegalArgumentException("the attribute " + key + " must be a text");
    }
  }

  /** What readers take for a value. */
  static Object scalar(Object value) {
    boolean isScalar = value instanceof Number || value instanceof Boolean;
    return isScalar ? value : String.valueOf(value);
  }

  /** Readers do not take {@code thread} beside {@code thread.id}. */
  private static boolean clashes(String key, String fixed) {
    return key.equals(fixed) || fixed.startsWith(key + ".") || key.startsWith(fixed + ".");
  }
}
