package io.telemetryagent.redact;

/** What follows the word {@code Bearer} (RFC 6750), also in a URL. */
final class BearerTokens implements Finder {
  /** The scheme is written in any case; by these pieces all usual ones are found fast. */
  private static final String[] PIECES = {"earer", "EARER"};

  /** Shorter words are prose: {@code Bearer token missing}. */
  private static final int SHORTEST_OF_LETTERS = 8;

  private static final String ENDS = " \t\r\n\"'`,;()<>&";

  @Override
  public void find(String text, Finds found) {
    for (String piece : PIECES) {
      for (int at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
        boolean named = at > 0 && (text.charAt(at - 1) | 0x20) == 'b';
        int start = behindBlanks(text, at + piece.length());
        if (!named || start == at + piece.length()) continue;
        int end = start;
        while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) end++;
        if (isToken(text, start, end)) found.add(start, end);
      }
    }
  }

  /** In a URL a blank is a plus or escaped; behind another one a plus is part of the token. */
  private static int behindBlanks(String text, int from) {
    if (text.startsWith("+", from)) {
      return from + 1;
    }
    int i = from;
    while (text.startsWith("%20", i)) {
      i += 3;
    }
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  private static boolean isToken(String text, int from, int to) {
    boolean isWord = to - from < SHORTEST_OF_LETTERS;
    for (int i = from; i < to && isWord; i++) isWord = !Character.isDigit(text.charAt(i));
    return !isWord;
  }
}
