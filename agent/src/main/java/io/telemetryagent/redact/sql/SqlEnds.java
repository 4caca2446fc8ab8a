package io.telemetryagent.redact.sql;

/** Finds where names, numbers and strings end in SQL: the index behind their last character. */
final class SqlEnds {
  private final CharSequence sql;
  private final int length;

  SqlEnds(CharSequence sql) {
    this.sql = sql;
    this.length = sql.length();
  }

  int length() {
    return length;
  }

  /** The character there, or 0 outside of the text. */
  char at(int i) {
    return i >= 0 && i < length ? sql.charAt(i) : 0;
  }

  /** The first of {@code wanted} from there on, or {@code to}. */
  int indexOfAny(String wanted, int from, int to) {
    int i = from;
    while (i < to && wanted.indexOf(at(i)) < 0) i++;
    return i;
  }

  /** Whether this word, given in upper case, is all that stands there. */
  boolean isWord(int from, int to, String upperCase) {
    if (to - from != upperCase.length()) return false;
    for (int i = 0; i < upperCase.length(); i++) {
      if (Character.toUpperCase(at(from + i)) != upperCase.charAt(i)) return false;
    }
    return true;
  }

  int name(int from) {
    int i = from;
    while (isNamePart(at(i))) i++;
    return i;
  }

  /** Whether a number starts there, with or without a sign. */
  boolean isNumber(int from) {
    int i = from;
    if (isSign(at(i))) i++;
    if (at(i) == '.') i++;
    return Character.isDigit(at(i));
  }

  /** Includes the letters behind the digits: those of hexadecimal numbers, exponents, units. */
  int number(int from) {
    int i = from + 1;
    while (isNamePart(at(i)) || at(i) == '.' || isExponentSign(i)) i++;
    return i;
  }

  private boolean isExponentSign(int i) {
    return isSign(at(i)) && Character.toUpperCase(at(i - 1)) == 'E' && Character.isDigit(at(i + 1));
  }

  /** Of a whole number and nothing else, such as that in {@code :1}; {@code from} if it is none. */
  int index(int from) {
    int i = from;
    while (at(i) >= '0' && at(i) <= '9') i++;
    return isNamePart(at(i)) || at(i) == '.' ? from : i;
  }

  /**
   * Of the string whose quote is at {@code open}. The end of the text where no quote closes it, and
   * where {@code \'} does for standard SQL but not for MySQL.
   *
   * @param escapes whether a backslash is known to escape what follows it
   */
  int string(int open, boolean escapes) {
    char quote = at(open);
    for (int i = open + 1; i < length; i++) {
      char c = at(i);
      if (c == '\\') {
        if (at(i + 1) == quote && !escapes) return length;
        if (at(i + 1) == '\\' || escapes) i++;
      } else if (c == quote) {
        if (at(i + 1) != quote) return i + 1;
        i++;
      }
    }
    return length;
  }

  /** Of Oracle's {@code q'[it's]'}, whose first quote is at {@code open}. */
  int oracleString(int open) {
    char first = at(open + 1);
    int bracket = "[({<".indexOf(first);
    char last = bracket < 0 ? first : "])}>".charAt(bracket);
    for (int i = open + 2; i < length; i++) {
      if (at(i) == last && at(i + 1) == '\'') return i + 2;
    }
    return length;
  }

  /** Of PostgreSQL's {@code $tag$..$tag$}; {@code open} if that is none. */
  int dollarString(int open) {
    int dollar = open + 1;
    while (at(dollar) != '$' && isNamePart(at(dollar))) dollar++;
    if (at(dollar) != '$') return open;
    int size = dollar + 1 - open;
    for (int i = dollar + 1; i < length; i++) {
      if (at(i) == '$' && isSame(open, i, size)) return i + size;
    }
    return length;
  }

  /** A tag has a dollar at both its ends and none inside: no character is compared twice. */
  private boolean isSame(int one, int other, int size) {
    for (int i = 1; i < size; i++) {
      if (at(one + i) != at(other + i)) return false;
    }
    return true;
  }

  static boolean isSpace(char c) {
    return c <= ' ';
  }

  static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }
}
