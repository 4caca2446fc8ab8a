package io.telemetryagent.redact;

import java.util.BitSet;

/**
 * The words of a key, without regard to case and separators: {@code dbPassword}, {@code
 * DB_PASSWORD} and {@code db.password2} are all {@code db} and {@code password}.
 */
final class KeyWords {
  private final StringBuilder letters = new StringBuilder();
  private final BitSet starts = new BitSet();

  /** The words of {@code key}; what is percent-encoded in it counts as what it stands for. */
  KeyWords(String key) {
    char before = 0;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '%' && isHex(key, i + 1) && isHex(key, i + 2)) {
        c = (char) (Character.digit(key.charAt(i + 1), 16) << 4 | hex(key, i + 2));
        i += 2;
      }
      if (Character.isLetter(c)) {
        if (startsWord(before, c, i + 1 < key.length() ? key.charAt(i + 1) : 0)) {
          starts.set(letters.length());
        }
        letters.append(Character.toLowerCase(c));
      }
      before = c;
    }
    starts.set(letters.length());
  }

  /** All its letters, in lower case. */
  String letters() {
    return letters.toString();
  }

  /** Whether {@code name} is a run of whole words, or, but for an s, their plural. */
  boolean haveWords(String name) {
    return find(name, true, true, false);
  }

  /** Whether {@code name} ends a word, or all but its s. */
  boolean haveWordsEnding(String name) {
    return find(name, false, true, false);
  }

  /** Whether {@code name} is anywhere in it. */
  boolean hold(String name) {
    return find(name, false, false, false);
  }

  /** Whether it ends with {@code name}, or its plural; as whole words, where that is asked for. */
  boolean endWith(String name, boolean wholeWords) {
    return find(name, wholeWords, true, true);
  }

  private boolean find(String name, boolean fromStart, boolean toEnd, boolean last) {
    for (int at = letters.indexOf(name); at >= 0; at = letters.indexOf(name, at + 1)) {
      int end = at + name.length();
      if (!starts.get(end) && end < letters.length() && letters.charAt(end) == 's') {
        end += starts.get(end + 1) ? 1 : 0;
      }
      boolean ends = last ? end == letters.length() : !toEnd || starts.get(end);
      if (ends && (!fromStart || starts.get(at))) {
        return true;
      }
    }
    return false;
  }

  /** {@code dbPassword} has two words, {@code APIKey} too, {@code PGPASSWORD} one. */
  private static boolean startsWord(char before, char c, char after) {
    if (!Character.isLetter(before)) {
      return true;
    }
    return Character.isUpperCase(c)
        && (Character.isLowerCase(before)
            || Character.isUpperCase(before) && Character.isLowerCase(after));
  }

  private static boolean isHex(String text, int i) {
    return i < text.length() && hex(text, i) >= 0;
  }

  private static int hex(String text, int i) {
    return Character.digit(text.charAt(i), 16);
  }
}
