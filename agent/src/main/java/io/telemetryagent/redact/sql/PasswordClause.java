package io.telemetryagent.redact.sql;

/**
 * The words of SQL that a password follows. Some databases take it without quotes: Oracle's {@code
 * ALTER USER scott IDENTIFIED BY tiger}, SAP HANA's {@code CREATE USER scott PASSWORD Tiger1}.
 */
final class PasswordClause {
  private final SqlEnds sql;
  private int words;
  private boolean ofAccount;
  private boolean afterIdentified;

  PasswordClause(SqlEnds sql) {
    this.sql = sql;
  }

  /** Takes the next word of the statement; returns whether a password follows it. */
  boolean isOpenedBy(int from, int to) {
    words++;
    if (words == 1) ofAccount = sql.isWord(from, to, "CREATE") || sql.isWord(from, to, "ALTER");
    if (words == 2) ofAccount &= sql.isWord(from, to, "USER") || sql.isWord(from, to, "LOGIN");
    boolean opened =
        afterIdentified && sql.isWord(from, to, "BY")
            || ofAccount && sql.isWord(from, to, "PASSWORD");
    afterIdentified = sql.isWord(from, to, "IDENTIFIED");
    return opened;
  }
}
