package io.telemetryagent.e2e.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Has DuckDB read lines as an analyst would: it finds out the columns and their types itself. */
public final class DuckDb {
  /** Of longer outputs only the beginning is read; one line always fits. */
  private static final int SAMPLE_BYTES = 2 * LineCheck.MAX_LINE_BYTES;

  /** One for all runs: to open it takes longer than to read the lines of most. */
  private static Connection database;

  private DuckDb() {}

  /** Fails unless each line becomes a row. Every column is read: DuckDB skips what is not asked. */
  public static void read(InputStream lines) throws IOException, SQLException {
    byte[] sample = lines.readNBytes(SAMPLE_BYTES);
    int length = sample.length;
    while (length > 0 && sample[length - 1] != '\n') {
      length--;
    }
    Path file = Files.createTempFile("sample", ".jsonl");
    try {
      Files.write(file, Arrays.copyOf(sample, length));
      assertThat(rows(file)).as("rows that DuckDB sees").isEqualTo(lineFeeds(sample));
    } finally {
      Files.delete(file);
    }
  }

  /** How often the first column, which no line lacks, is there. */
  private static synchronized long rows(Path file) throws SQLException {
    if (database == null) {
      database = DriverManager.getConnection("jdbc:duckdb:");
    }
    String query = "SELECT count(COLUMNS(*)) FROM read_json_auto('" + file + "')";
    try (Statement statement = database.createStatement();
        ResultSet counts = statement.executeQuery(query)) {
      assertThat(counts.next()).isTrue();
      return counts.getLong(1);
    }
  }

  private static long lineFeeds(byte[] bytes) {
    long count = 0;
    for (byte b : bytes) {
      count += b == '\n' ? 1 : 0;
    }
    return count;
  }
}
