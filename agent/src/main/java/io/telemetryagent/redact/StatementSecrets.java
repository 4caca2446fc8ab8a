package io.telemetryagent.redact;

import io.telemetryagent.redact.NamedSecrets.Place;
import io.telemetryagent.redact.sql.SqlScanner;
import io.telemetryagent.redact.sql.SqlScanner.Piece;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Literals of a statement that stand with the name of a secret, {@code password = 'x'}, or hold one
 * themselves, {@code '{"password":"x"}'}; comments too. Most statements have lost all of these
 * before; those that are prepared, or wanted raw, have not.
 */
final class StatementSecrets implements Finder {
  /** What may be between a column and its value, or the values it is compared with. */
  private static final Set<String> BETWEEN =
      new HashSet<>(Arrays.asList("AS", "BY", "IN", "IS", "LIKE", "NOT", "TO", "VALUE", "VALUES"));

  /** In these the columns are named apart from their values. */
  private static final Set<String> WITH_COLUMN_LISTS =
      new HashSet<>(Arrays.asList("INSERT", "MERGE", "REPLACE", "UPSERT"));

  private final SecretKeys keys;
  private final Finder named;

  StatementSecrets(SecretKeys keys) {
    this.keys = keys;
    this.named = new NamedSecrets(keys, Place.TEXT);
  }

  @Override
  public void find(String sql, Finds found) {
    if (!hasMark(sql) && !hasPassword(sql)) {
      return;
    }
    SqlScanner scanner = new SqlScanner(sql);
    boolean listed = false;
    boolean secret = false;
    for (Piece piece = scanner.next(); piece != null; piece = scanner.next()) {
      if (piece == Piece.WORD) {
        String word = sql.substring(scanner.start(), scanner.end()).toUpperCase(Locale.ROOT);
        boolean named = word.equals("IDENTIFIED") || keys.isSecret(word);
        listed |= WITH_COLUMN_LISTS.contains(word);
        secret = named || secret && (listed || BETWEEN.contains(word));
      } else if (piece == Piece.LITERAL && secret || hidesAll(piece, sql, scanner)) {
        found.add(scanner.start(), scanner.end());
      }
    }
  }

  /** Which may be without quotes. */
  private static boolean hasPassword(String sql) {
    return sql.contains("identified")
        || sql.contains("IDENTIFIED")
        || sql.contains("password")
        || sql.contains("PASSWORD");
  }

  private boolean hidesAll(Piece piece, String sql, SqlScanner scanner) {
    if (piece != Piece.LITERAL && piece != Piece.COMMENT) {
      return false;
    }
    Finds inside = new Finds();
    named.find(sql.substring(scanner.start(), scanner.end()), inside);
    return !inside.isEmpty();
  }

  /** Whether a literal or a comment may be in it. */
  private static boolean hasMark(String sql) {
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (digit || c == '\'' || c == '"' || c == '-' || c == '/' || c == '#') {
        return true;
      }
    }
    return false;
  }
}
