package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.server.ServerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A driver that is not to be asked anything, and statements that hardly anyone would write. */
class HostileDatabaseTest {
  @ParameterizedTest
  @ValueSource(ints = {8, 21})
  void oddStatement_isCalledAsWithoutUs_andTellsNoSecret(int java) throws IOException {
    Run run =
        ServerProgram.on(java, "h2", "hostile")
            .main("jdbc.Odd")
            .options("include=jdbc.Odd", "exclude=*#main")
            .runLikePlain();
    List<Line> calls = run.lines("db_response");
    assertThat(calls)
        .extracting(line -> start(line.attribute("db.statement")))
        .containsExactly(
            "select ?", "select 1 where 1 in (?,1,1,1,", "select ?", "select ?", null, null);
    assertThat(calls)
        .extracting(line -> line.attribute("truncated"))
        .containsExactly(null, "true", null, null, null, null);
    assertThat(calls)
        .extracting(Line::errorType)
        .containsExactly(
            null,
            null,
            null,
            "org.h2.jdbc.JdbcSQLSyntaxErrorException",
            null,
            "org.h2.jdbc.JdbcSQLDataException");
    // An error says what the driver made of the statement; that is not ours.
    assertThat(Files.readAllLines(run.linesFile()))
        .filteredOn(line -> line.endsWith("\"error\":null}"))
        .hasSizeGreaterThan(20)
        .noneMatch(line -> line.contains("SECRET"));
  }

  private static String start(String text) {
    return text == null ? null : text.substring(0, Math.min(text.length(), 29));
  }
}
