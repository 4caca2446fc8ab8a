package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.otlp.Comparison;
import io.telemetryagent.e2e.otlp.HttpReceiver;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that is careless with secrets, and an agent that is not. */
class RedactionTest {
  private static final Pattern SECRET =
      Pattern.compile("s3cret|4111 1111|cust-12345|AKIAIOSF|eyJhb|PRIVATE KEY");
  private static final String H2 = "jdbc:h2:mem:shop;USER=sa;PASSWORD=s3cretInUrl";

  @ParameterizedTest
  @CsvSource({
    "8, lines.jsonl.gz, telemetry.v2",
    "17, lines.jsonl, telemetry.v2",
    "25, otlp.jsonl, otlp_json"
  })
  void noSecret_reachesALineOrTheAgentsOwnLog(int java, String output, String format)
      throws IOException {
    Run run =
        careless(java)
            .output(output)
            .options("output_format=" + format)
            .options("redact_patterns=cust-[0-9]+", "log_level=debug", "log_path=../agent.log")
            .runUnchecked();
    assertThat(run.stdout()).isEqualTo("done\n");
    String log = Files.readString(run.folder().resolve("agent.log"));
    assertThat((text(run.linesFile()) + log).lines())
        .hasSizeGreaterThan(20)
        .noneMatch(line -> SECRET.matcher(line).find());
  }

  @Test
  void noSecret_reachesAReceiver() {
    try (HttpReceiver receiver = new HttpReceiver()) {
      String userInfo = receiver.url().replace("://", "://ann:s3cretInEndpoint@");
      Run run =
          careless(21)
              .environment("OTEL_EXPORTER_OTLP_HEADERS", "api-key=s3cretForTheReceiver")
              .options("redact_patterns=cust-[0-9]+", "otlp_endpoint=" + userInfo)
              .run();
      Comparison.check(run, receiver.collected());
      assertThat(receiver.raw()).contains("[redacted]").contains("select 1 where 'a' <> ?");
      assertThat(SECRET.matcher(receiver.raw()).results().map(MatchResult::group)).isEmpty();
      assertThat(receiver.headers().get(0).getFirst("Api-key")).isEqualTo("s3cretForTheReceiver");
    }
  }

  @Test
  void whatIsNoSecret_isStillThere() {
    Run run = careless(17).run();
    assertThat(run.lines().get(0).origin().at("/process/command_line").stringValue())
        .contains("-Ddb.password=[redacted] ")
        .endsWith(";PASSWORD=[redacted] --password=[redacted] --token [redacted] --name shop");
    assertThat(run.lines().get(0).threadName()).isEqualTo("telemetry-writer");
    Line request = run.lines("http_request").get(0);
    assertThat(request.threadName()).isEqualTo("worker session=[redacted]");
    assertThat(request.attribute("http.url"))
        .endsWith("/orders;jsessionid=[redacted]?n=1&access_token=[redacted]&%70wd=[redacted]");
    assertThat(request.attribute("http.request.header.x-api-key")).isEqualTo("[redacted]");
    assertThat(request.attribute("http.user_agent")).isEqualTo("shop/1 (token=[redacted]");
    assertThat(run.lines("db_request"))
        .extracting(line -> line.attribute("db.statement"))
        .containsExactly(
            "select * from no_such_table where name = ?",
            "select 1 where 'a' <> ? and 'password' <> [redacted]");
    assertThat(run.lines("exception"))
        .extracting(Line::errorMessage)
        .contains("card [redacted] of cust-12345, password=[redacted]")
        .contains("Authorization: [redacted]")
        .anyMatch(message -> message.contains("select * from no_such_table where name = ?"))
        .anyMatch(
            message -> message.endsWith("jdbc:none://[redacted]@host/shop?password=[redacted]"));
  }

  private static AgentJvm careless(int java) {
    Path h2 = Path.of("target/programs/jdbc-lib/h2-2.2.224.jar").toAbsolutePath();
    return AgentJvm.java(java)
        .classpath(Path.of("target/programs/java8"), h2)
        .flags("-Ddb.password=s3cretInProperty")
        .main(
            "secrets.Careless",
            H2,
            "--password=s3cretInArgument",
            "--token",
            "s3cretInArgument",
            "--name",
            "shop")
        .options("include=secrets.*", "capture_headers=authorization:x-api-key:cookie:set-cookie");
  }

  private static String text(Path file) throws IOException {
    InputStream plain = new FileInputStream(file.toFile());
    try (InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(plain) : plain) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
