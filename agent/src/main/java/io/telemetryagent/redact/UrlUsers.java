package io.telemetryagent.redact;

/** User and password of a URL: {@code scheme://user:password@host}; Oracle's form of it too. */
final class UrlUsers implements Finder {
  private static final String SCHEME_END = "://";
  private static final String SPACE = " \t\r\n";
  private static final String ORACLE = "jdbc:oracle:";

  /** With all before it. Oracle allows 30 and 30 characters, rarely more. */
  private static final int LONGEST_ORACLE_USER = 500;

  @Override
  public void find(String text, Finds found) {
    if (text.indexOf('@') < 0) return;
    findUserInfo(text, found);
    findOracleUser(text, found);
  }

  private static void findUserInfo(String text, Finds found) {
    int done = 0;
    int at = 0;
    for (int mark = text.indexOf(SCHEME_END); mark >= 0; mark = next(text, SCHEME_END, mark)) {
      int start = mark + SCHEME_END.length();
      if (start < done) continue;
      if (at < start) at = indexOfAny(text, "@" + SPACE, start);
      if (at == text.length() || text.charAt(at) != '@' || !isUserInfo(text, start, at)) continue;
      // A password may hold an @ that should have been encoded: the last one before the path ends
      // it.
      int end = text.lastIndexOf('@', indexOfAny(text, "/?#" + SPACE, at));
      found.add(start, end);
      done = end;
    }
  }

  /** Not for {@code host/path@} and {@code host:80/path@}; for a password with a slash in it. */
  private static boolean isUserInfo(String text, int start, int at) {
    int slash = indexOfAny(text, "/?#", start);
    if (slash > at) return true;
    int colon = text.indexOf(':', start);
    return colon >= 0 && colon < slash && !isNumber(text, colon + 1, slash);
  }

  private static boolean isNumber(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
    }
    return true;
  }

  /** {@code jdbc:oracle:thin:user/password@}. */
  private static void findOracleUser(String text, Finds found) {
    for (int mark = text.indexOf(ORACLE); mark >= 0; mark = next(text, ORACLE, mark)) {
      int end = Math.min(mark + LONGEST_ORACLE_USER, text.length());
      int start = indexOfAny(text, ":" + SPACE, mark + ORACLE.length(), end) + 1;
      int at = indexOfAny(text, "@" + SPACE, start, end);
      if (at < end && text.charAt(at) == '@') found.add(start, at);
    }
  }

  private static int next(String text, String wanted, int from) {
    return text.indexOf(wanted, from + 1);
  }

  private static int indexOfAny(String text, String chars, int from) {
    return indexOfAny(text, chars, from, text.length());
  }

  private static int indexOfAny(String text, String chars, int from, int to) {
    int i = from;
    while (i < to && chars.indexOf(text.charAt(i)) < 0) i++;
    return i;
  }
}
