package io.telemetryagent.redact.sql;

import io.telemetryagent.redact.sql.SqlScanner.Piece;

/** What a statement says once its literals are gone. Fills db.statement and db.operation. */
public final class SqlText {
  private static final SqlText NONE = new SqlText(null, null);

  private final String statement;
  private final String operation;

  private SqlText(String statement, String operation) {
    this.statement = statement;
    this.operation = operation;
  }

  /**
   * Takes linear time and three times the memory of {@code sql} at most, of whatever length and
   * however broken that is.
   *
   * @param sql may be null
   * @param maskLiterals false for a statement as prepared: its values are its parameters
   */
  public static SqlText of(String sql, boolean maskLiterals) {
    if (sql == null) return NONE;
    return new SqlText(maskLiterals ? mask(sql) : sql, SqlOperation.of(sql));
  }

  /**
   * With {@code ?} for each literal and without comments, where that was asked for, as in the test
   * cases of OpenTelemetry's database conventions. Null for no statement.
   */
  public String statement() {
    return statement;
  }

  /** {@code SELECT}, {@code INSERT} and so on, in upper case; null if unknown. */
  public String operation() {
    return operation;
  }

  private static String mask(String sql) {
    SqlScanner scanner = new SqlScanner(sql);
    StringBuilder masked = new StringBuilder();
    int copied = 0;
    for (Piece piece = scanner.next(); piece != null; piece = scanner.next()) {
      if (piece != Piece.LITERAL && piece != Piece.COMMENT) continue;
      masked.append(sql, copied, scanner.start());
      copied = scanner.end();
      if (piece == Piece.LITERAL) {
        masked.append('?');
      } else if (separates(sql, scanner)) {
        masked.append(' ');
      }
    }
    return copied == 0 ? sql : masked.append(sql, copied, sql.length()).toString();
  }

  /** Whether a comment is all that keeps what is before it from what is behind it. */
  private static boolean separates(String sql, SqlScanner comment) {
    return comment.start() > 0
        && comment.end() < sql.length()
        && !SqlEnds.isSpace(sql.charAt(comment.start() - 1))
        && !SqlEnds.isSpace(sql.charAt(comment.end()));
  }
}
