package io.telemetryagent.redact.sql;

import io.telemetryagent.redact.sql.SqlScanner.Piece;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Finds what a statement does: its first word, if that is a command. Fills db.operation. */
final class SqlOperation {
  /** Nothing else is taken for an operation: what is no SQL may hold a secret as its first word. */
  private static final Set<String> COMMANDS =
      words(
          "SELECT INSERT UPDATE DELETE MERGE REPLACE UPSERT VALUES TABLE CALL EXEC EXECUTE DO"
              + " CREATE ALTER DROP TRUNCATE RENAME COMMENT GRANT REVOKE DENY"
              + " BEGIN START COMMIT END ROLLBACK ABORT SAVEPOINT RELEASE DECLARE LOCK UNLOCK SET"
              + " RESET USE SHOW EXPLAIN DESCRIBE DESC ANALYZE VACUUM OPTIMIZE REINDEX CLUSTER"
              + " REFRESH CHECKPOINT PRAGMA ATTACH DETACH COPY LOAD UNLOAD IMPORT EXPORT BACKUP"
              + " RESTORE SCRIPT RUNSCRIPT PREPARE DEALLOCATE DISCARD OPEN FETCH MOVE CLOSE"
              + " LISTEN NOTIFY UNLISTEN KILL FLUSH PURGE CACHE MSCK SHUTDOWN CONNECT DISCONNECT");

  /** What may follow the queries that {@code WITH} names. */
  private static final Set<String> AFTER_WITH =
      words("SELECT INSERT UPDATE DELETE MERGE REPLACE VALUES TABLE");

  private static final int LONGEST = "CHECKPOINT".length();

  private SqlOperation() {}

  /** In upper case; of {@code WITH} what it leads to; null if unknown. */
  static String of(CharSequence sql) {
    SqlScanner scanner = new SqlScanner(sql);
    for (Piece piece = scanner.next(); piece != null; piece = scanner.next()) {
      if (piece != Piece.WORD) continue;
      String word = word(sql, scanner);
      if (word.equals("WITH")) return afterWith(sql, scanner);
      return COMMANDS.contains(word) ? word : null;
    }
    return null;
  }

  private static String afterWith(CharSequence sql, SqlScanner scanner) {
    int depth = 0;
    for (Piece piece = scanner.next(); piece != null; piece = scanner.next()) {
      if (piece == Piece.OTHER) {
        char c = sql.charAt(scanner.start());
        if (c == '(') depth++;
        if (c == ')') depth--;
      } else if (piece == Piece.WORD && depth == 0) {
        String word = word(sql, scanner);
        if (AFTER_WITH.contains(word)) return word;
      }
    }
    return null;
  }

  private static String word(CharSequence sql, SqlScanner scanner) {
    if (scanner.end() - scanner.start() > LONGEST) return "";
    return sql.subSequence(scanner.start(), scanner.end()).toString().toUpperCase(Locale.ROOT);
  }

  private static Set<String> words(String list) {
    return new HashSet<>(Arrays.asList(list.split(" ")));
  }
}
