package io.telemetryagent.config;

import java.util.Locale;

/** How far a typo is from what was meant. */
public final class EditDistance {
  /** No key is nearly as long; a longer text is no typo. */
  private static final int LONGEST = 100;

  private EditDistance() {}

  /**
   * Inserted, removed or replaced characters between the two (Levenshtein 1966); case and the kind
   * of separator count for nothing.
   */
  public static int between(String a, String b) {
    String from = normal(a);
    String to = normal(b);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) row[j] = j;
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }

  /** The first of those that take the fewest edits, at most a third of the letters; or null. */
  public static String nearest(String wanted, Iterable<String> names) {
    String nearest = null;
    int fewest = 1 + Math.max(2, wanted.length() / 3);
    for (String name : names) {
      int edits = between(wanted, name);
      if (edits < fewest) {
        fewest = edits;
        nearest = name;
      }
    }
    return nearest;
  }

  private static String normal(String key) {
    String cut = key.substring(0, Math.min(key.length(), LONGEST));
    return cut.toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }
}
