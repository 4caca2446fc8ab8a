package io.telemetryagent.cli;

import io.telemetryagent.lines.BrokenLineException;
import io.telemetryagent.lines.LineFormat;
import io.telemetryagent.lines.LineInput;
import io.telemetryagent.lines.LineParser;
import io.telemetryagent.lines.LineReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows lines to a person. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    description = {
      "Shows lines readably: one event a line, indented by depth, in colours where there are any.",
      "Times are UTC. Compressed input is recognized, and so is output_format=ecs; text between the"
          + " lines is shown as it is."
    })
final class TailCommand implements Callable<Integer> {
  private static final int LINES_TO_FOLLOW = 10;

  /** To look after each line whether anyone reads on would write each one by itself. */
  private static final int LOOK_EACH = 256;

  private final Terminal terminal;
  private final LineParser parser = new LineParser();
  private final Set<String> processes = new HashSet<>();

  /** What is shown once the end is reached, where only the last lines are asked for. */
  private final Deque<String> last = new ArrayDeque<>();

  private EventView view;
  private boolean atEnd;

  @Parameters(paramLabel = "FILE", description = "A file, or - for standard input.")
  private String name;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is written to the file from now on.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "Only the last N lines; all if not given, 10 with --follow.")
  private Integer lines;

  @Option(names = "--trace", paramLabel = "ID", description = "Only the trace whose id begins so.")
  private String trace;

  @Option(names = "--errors", description = "Only events that failed, or are slow by --slow.")
  private boolean errors;

  @Option(
      names = "--slow",
      paramLabel = "10ms",
      converter = DurationText.class,
      description = "Only what took so long or longer, or failed by --errors.")
  private Long slowNanos;

  TailCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    view = new EventView(new Colours(terminal.hasColours()));
    if (lines == null && follow) {
      lines = LINES_TO_FOLLOW;
    }
    if (lines != null && lines < 0) {
      throw CommandFailure.wrongUse("--lines=" + lines + " is not a number of lines");
    }
    atEnd = lines == null;
    InputFile file = new InputFile(name);
    try (InputStream in = open(file)) {
      boolean skipped = lines != null && skipToTheLast(lines, file, in);
      LineReader reader = new LineReader(LineInput.open(in));
      if (skipped) {
        reader.next();
      }
      while (reader.next() && isRead(reader.number())) {
        show(reader, file);
      }
      reachEnd();
    } catch (EOFException e) {
      reachEnd();
      throw CommandFailure.failed(
          "the compressed data of " + file + " is cut off; its writer was killed, or writes still");
    }
    return Cli.DONE;
  }

  private InputStream open(InputFile file) throws IOException {
    if (!follow || file.isStandardInput()) {
      return file.open(terminal);
    }
    file.open(terminal).close();
    return new FollowedFile(file.path(), this::reachEnd);
  }

  /** Skips what is far before the last lines; true if this ends within a line. */
  private static boolean skipToTheLast(int lines, InputFile file, InputStream in)
      throws IOException {
    long needed = (long) lines * LineReader.USUAL_MAX_BYTES;
    long unneeded = file.size() - needed;
    return unneeded > 0 && !file.isCompressed() && in.skip(unneeded) > 0;
  }

  private boolean isRead(long line) {
    return line % LOOK_EACH != 0 || !terminal.isClosed();
  }

  /** Shows all that is known so far; whether anyone still looks. */
  private boolean reachEnd() {
    atEnd = true;
    last.forEach(terminal.out::println);
    last.clear();
    terminal.out.flush();
    return !terminal.isClosed();
  }

  private void show(LineReader reader, InputFile file) {
    LineFormat format = LineFormat.of(reader.bytes(), reader.start(), reader.length());
    if (format == LineFormat.OTLP_JSON && processes.isEmpty()) {
      throw CommandFailure.failed(
          file
              + " holds lines of output_format=otlp_json; tail shows those of telemetry.v2 and ecs");
    }
    Map<String, Object> event = parse(reader, format);
    if (event == null) {
      String text =
          new String(reader.bytes(), reader.start(), reader.length(), StandardCharsets.UTF_8);
      if (trace == null && !errors && slowNanos == null) {
        print(EventView.safe(text));
      }
      return;
    }
    String shown = view.of(event);
    if (isWanted(event)) {
      tellProcess(event);
      print(shown);
    }
  }

  /** Null for what is no event: text of the app, which may be JSON too. */
  private Map<String, Object> parse(LineReader reader, LineFormat format) {
    try {
      Map<String, Object> line = parser.parse(reader.bytes(), reader.start(), reader.length());
      line = format == LineFormat.ECS ? EcsLine.asTelemetry(line) : line;
      return EventView.text(line, "event_type").isEmpty() ? null : line;
    } catch (BrokenLineException e) {
      return null;
    }
  }

  private void print(String line) {
    if (atEnd) {
      terminal.out.println(line);
      return;
    }
    last.add(line);
    if (last.size() > lines) {
      last.remove();
    }
  }

  private boolean isWanted(Map<String, Object> event) {
    if (trace != null && !EventView.text(event, "trace_id").startsWith(trace)) {
      return false;
    }
    Object nanos = event.get("duration_ns");
    boolean failed = "ERROR".equals(EventView.text(event, "severity"));
    boolean slow = slowNanos != null && nanos instanceof Long && (Long) nanos >= slowNanos;
    return !errors && slowNanos == null || errors && failed || slow;
  }

  /** Says once for each process who it is. */
  private void tellProcess(Map<String, Object> event) {
    String service = EventView.text(EventView.object(event, "service"), "name");
    String host = EventView.text(EventView.object(event, "host"), "name");
    Object pid = EventView.object(event, "process").get("pid");
    String process = EventView.safe(service + ", pid " + pid + " on " + host);
    if (processes.add(process)) {
      print("== " + process);
    }
  }
}
