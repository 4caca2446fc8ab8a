package io.telemetryagent.redact;

import io.telemetryagent.redact.sql.SqlScanner;
import io.telemetryagent.redact.sql.SqlScanner.Piece;
import java.util.Locale;

/**
 * Literals in what an error says of a statement: drivers print it, with the value that they did not
 * like, and all that wrap their exception print that. A message with a statement in it loses its
 * literals as a whole; frames of a stack trace stay.
 */
final class SqlInErrors implements Finder {
  /** Words that begin a statement, each with one that follows in it. */
  private static final String[][] STATEMENTS = {
    {"SELECT", "FROM"},
    {"INSERT", "INTO"},
    {"UPDATE", "SET"},
    {"DELETE", "FROM"},
    {"MERGE", "INTO"},
    {"REPLACE", "INTO"},
    {"CREATE", "USER"},
    {"ALTER", "USER"},
    {"SQL", "STATEMENT"},
    {"SQL", "GRAMMAR"},
  };

  private static final int LONGEST_WORD = "STATEMENT".length();

  @Override
  public void find(String text, Finds found) {
    int from = 0;
    while (from < text.length()) {
      int line = lineEnd(text, from);
      if (isFrame(text, from)) {
        from = line;
        continue;
      }
      int to = line;
      while (to < text.length() && !isFrame(text, to)) {
        to = lineEnd(text, to);
      }
      String message = text.substring(from, to);
      if (holdsStatement(message)) {
        findLiterals(message, from, found);
      }
      from = to;
    }
  }

  private static void findLiterals(String message, int at, Finds found) {
    SqlScanner scanner = new SqlScanner(message);
    for (Piece piece = scanner.next(); piece != null; piece = scanner.next()) {
      if (piece == Piece.LITERAL || piece == Piece.COMMENT) {
        found.addLiteral(at + scanner.start(), at + scanner.end());
      }
    }
  }

  private static boolean holdsStatement(String message) {
    boolean[] begun = new boolean[STATEMENTS.length];
    int i = 0;
    while (i < message.length()) {
      int end = i;
      while (end < message.length() && Character.isLetter(message.charAt(end))) {
        end++;
      }
      boolean known = end > i && end - i <= LONGEST_WORD;
      if (known && goesOn(message.substring(i, end).toUpperCase(Locale.ROOT), begun)) {
        return true;
      }
      i = Math.max(end, i + 1);
    }
    return false;
  }

  private static boolean goesOn(String word, boolean[] begun) {
    for (int i = 0; i < STATEMENTS.length; i++) {
      if (begun[i] && word.equals(STATEMENTS[i][1])) {
        return true;
      }
      begun[i] |= word.equals(STATEMENTS[i][0]);
    }
    return false;
  }

  /** {@code \tat shop.Orders.place(Orders.java:12)}, {@code \t... 7 more}. */
  private static boolean isFrame(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == '\t') {
      i++;
    }
    return i > from && (text.startsWith("at ", i) || text.startsWith("... ", i));
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end + 1;
  }
}
