package io.telemetryagent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.lines.SampleLines;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TailCommandTest {
  private static final String RUN =
      """
      == shop, pid 4711 on builder
      09:33:20.001 main           * agent_start: telemetry-agent 2.0.0 started
      09:33:20.002 main           > com.acme.Shop.main
      09:33:20.003 main             > com.acme.Orders.place(int,java.lang.String)
      09:33:20.004 main             ! java.lang.IllegalStateException: boom
      09:33:20.005 main             ! com.acme.Orders.place(int,java.lang.String) 1.00 ms \
      java.lang.IllegalStateException: boom
      09:33:20.006 main           ! java.lang.IllegalStateException: boom
      09:33:20.007 main           ! com.acme.Shop.main 5.00 ms java.lang.IllegalStateException: boom
      09:33:20.008 main           * agent_stop: telemetry-agent stopped
      """;

  @TempDir private Path folder;

  @Test
  void run_isIndentedByDepth() {
    assertThat(tail(SampleLines.of("run")).out()).isEqualTo(RUN);
  }

  @Test
  void requests_areShownWithTheirStatus() {
    assertThat(tail(SampleLines.of("served")).out())
        .contains("> GET /orders/{id}\n", "    > com.acme.Orders.place\n")
        .containsPattern("\n\\S+ \\S+ +< GET /orders/\\{id} 200 in \\S+ ms\n");
  }

  @Test
  void linesOfEcs_areShownLikeTheOthers() {
    List<String> lines =
        List.of(
            ecs("'event.action':'function_entry','log.origin.function':'a.B.c'"),
            ecs("'event.action':'exception','message':'E: full','parent.id':'none'"),
            ecs(
                "'event.action':'function_exit','log.origin.function':'a.B.c','log.level':'ERROR',"
                    + "'event.duration':2000000,'error.type':'E','error.message':'full'"),
            "{\"@timestamp\":\"2026-11-22T09:33:20Z\",\"message\":\"of the app\"}");
    assertThat(tail(lines).out())
        .isEqualTo(
            """
            == shop, pid 4711 on builder
            09:33:20.001 main           > a.B.c(int)
            09:33:20.001 main           ! E: full
            09:33:20.001 main           ! a.B.c(int) 2.00 ms E: full
            {"@timestamp":"2026-11-22T09:33:20Z","message":"of the app"}
            """);
    assertThat(tail(lines, "--errors").out().lines()).hasSize(2);
    assertThat(tail(lines, "--trace", "4bf9", "--slow", "2ms").out().lines()).hasSize(2);
  }

  private static String ecs(String fields) {
    String line =
        "{'@timestamp':'2026-11-22T09:33:20.001999999Z',"
            + fields
            + ",'event.sequence':1,'trace.id':'4bf92f','span.id':'00f067','service.name':'shop',"
            + "'process.thread.name':'main','process.pid':4711,'host.name':'builder',"
            + "'labels':{'code_signature':'(int)'}}";
    return line.replace('\'', '"');
  }

  @Test
  void linesOfOtlp_areRefusedInOneLine_butNotBetweenOthers() {
    String otlp = "{\"resourceSpans\":[]}";
    CliRun run = tail(List.of("text of the app", otlp));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "telemetry-agent: stdin holds lines of output_format=otlp_json; "
                + "tail shows those of telemetry.v2 and ecs\n");
    List<String> mixed = new ArrayList<>(SampleLines.of("run"));
    mixed.add(otlp);
    assertThat(tail(mixed).out()).isEqualTo(RUN + otlp + "\n");
  }

  @Test
  void filters_showWhatIsAskedFor() {
    List<String> run = SampleLines.of("run");
    assertThat(tail(run, "--errors").out().lines()).hasSize(5).noneMatch(l -> l.contains(" > "));
    assertThat(tail(run, "--slow", "2ms").out().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("com.acme.Shop.main 5.00 ms"));
    assertThat(tail(run, "--trace", "4bf92f").out().lines()).hasSize(7);
    assertThat(tail(run, "--trace", "4bf92f", "--slow", "1h").exitCode()).isEqualTo(2);
    assertThat(tail(run, "--trace", "aaaa").out()).isEmpty();
  }

  @Test
  void badDuration_isWrongUse() {
    CliRun run = tail(List.of(), "--slow", "10");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'10' is not a duration such as 200us, 10ms, 1.5s or 2m");
  }

  @Test
  void textOfTheApp_isShownButCannotSpeakToTheTerminal() {
    List<String> lines = new ArrayList<>(SampleLines.of("run").subList(1, 2));
    lines.add("Hello\u001B[2J, world");
    lines.add("{\"level\":\"INFO\"}");
    lines.add(SampleLines.of("run").get(2).replace("\"main\"", "\"\\u001b[31m\\n\""));
    assertThat(tail(lines).out())
        .contains("\nHello [2J, world\n{\"level\":\"INFO\"}\n", " [31m ")
        .doesNotContain("\u001B");
    assertThat(tail(lines, "--errors").out()).doesNotContain("Hello");
  }

  @Test
  void colours_areForScreensThatHaveThem() {
    String text = String.join("\n", SampleLines.of("run")) + "\n";
    assertThat(onScreen(Map.of("TERM", "xterm"), text)).contains("\u001B[31m! java.lang");
    assertThat(onScreen(Map.of("TERM", "xterm", "NO_COLOR", "1"), text)).isEqualTo(RUN);
    assertThat(onScreen(Map.of("TERM", "dumb"), text)).isEqualTo(RUN);
  }

  private static String onScreen(Map<String, String> environment, String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(out, false, StandardCharsets.UTF_8);
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    Cli.run(
        new Terminal(new ByteArrayInputStream(in), screen, true, screen, false, environment),
        "tail",
        "-");
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void lastLines_areTheLast() throws IOException {
    Path file = folder.resolve("run.jsonl");
    Files.write(file, SampleLines.of("run"));
    assertThat(CliRun.of("tail", "-n", "1", file.toString()).out())
        .isEqualTo(RUN.lines().toList().get(8) + "\n");
    assertThat(CliRun.of("tail", "-n", "100", file.toString()).out()).isEqualTo(RUN);
    assertThat(CliRun.of("tail", "-n", "0", file.toString()).out()).isEmpty();
    assertThat(CliRun.of("tail", "-n", "-1", file.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void lastLinesOfALargeFile_areWhole() throws IOException {
    Path file = folder.resolve("large.jsonl");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      lines.add(SampleLines.of("run").get(1).replace("Shop.main", "Shop.main" + i));
    }
    Files.write(file, lines);
    assertThat(Files.size(file)).isGreaterThan(512 << 10);
    assertThat(CliRun.of("tail", "-n", "2", file.toString()).out().lines())
        .hasSize(2)
        .last()
        .asString()
        .endsWith("> com.acme.Shop.main999");
  }

  @Test
  void cutGzip_isShownAsFarAsItGoes() throws IOException {
    byte[] gzip = gzip(SampleLines.of("run"));
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(gzip, gzip.length - 9));
    CliRun run = CliRun.of("tail", cut.toString());
    assertThat(run.out()).startsWith(RUN.substring(0, 100));
    assertThat(run.err()).contains("is cut off");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void followedFile_isShownAsItGrows() throws Exception {
    List<String> lines = SampleLines.of("run");
    List<String> shown = RUN.lines().toList();
    Path file = folder.resolve("run.jsonl");
    append(file, lines.get(0) + "\n");
    try (Following following = new Following("tail", "-f", file.toString())) {
      assertThat(following.readLine()).isEqualTo(shown.get(0));
      assertThat(following.readLine()).isEqualTo(shown.get(1));
      append(file, lines.get(1).substring(0, 500));
      append(file, lines.get(1).substring(500) + "\n");
      assertThat(following.readLine()).isEqualTo(shown.get(2));
      // Rotated: another file in its place.
      Path next = folder.resolve("next.jsonl");
      append(next, lines.get(2) + "\n");
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
      assertThat(following.readLine()).isEqualTo(shown.get(3));
      // Emptied, and shorter than before.
      Files.writeString(file, "");
      append(file, lines.get(1) + "\n");
      assertThat(following.readLine()).isEqualTo(shown.get(2));
    }
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void followedGzip_isShownAsItGrows() throws Exception {
    List<String> lines = SampleLines.of("run");
    Path file = folder.resolve("run.jsonl.gz");
    Files.write(file, gzip(lines.subList(0, 1)));
    try (Following following = new Following("tail", "-f", file.toString())) {
      assertThat(following.readLine()).startsWith("== ");
      assertThat(following.readLine()).contains("agent_start");
      Files.write(file, gzip(lines.subList(1, 2)), StandardOpenOption.APPEND);
      assertThat(following.readLine()).contains("> com.acme.Shop.main");
    }
  }

  /** A command that runs until nobody reads what it writes. */
  private static final class Following implements AutoCloseable {
    private final PipedInputStream screen = new PipedInputStream(1 << 16);
    private final BufferedReader reader =
        new BufferedReader(new InputStreamReader(screen, StandardCharsets.UTF_8));
    private final CompletableFuture<Integer> exitCode;
    private volatile boolean closed;

    Following(String... words) throws IOException {
      PipedOutputStream pipe =
          new PipedOutputStream(screen) {
            @Override
            public void flush() throws IOException {
              if (closed) {
                throw new IOException("nobody reads");
              }
              super.flush();
            }
          };
      PrintStream out = new PrintStream(pipe, false, StandardCharsets.UTF_8);
      Terminal terminal =
          new Terminal(
              new ByteArrayInputStream(new byte[0]), out, false, System.err, false, Map.of());
      exitCode =
          CompletableFuture.supplyAsync(
              () -> {
                int code = Cli.run(terminal, words);
                out.close();
                return code;
              });
    }

    String readLine() throws IOException {
      return reader.readLine();
    }

    @Override
    public void close() {
      closed = true;
      assertThat(exitCode.orTimeout(20, TimeUnit.SECONDS).join()).isZero();
    }
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static byte[] gzip(List<String> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static CliRun tail(List<String> lines, String... options) {
    List<String> words = new ArrayList<>(List.of("tail", "-"));
    words.addAll(List.of(options));
    byte[] in = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    return CliRun.of(Map.of(), in, words.toArray(String[]::new));
  }
}
