package io.telemetryagent.cli;

import io.telemetryagent.lines.LineFormat;
import io.telemetryagent.lines.LineInput;
import io.telemetryagent.lines.LineReader;
import io.telemetryagent.lines.check.Faults;
import io.telemetryagent.lines.check.LineCheck;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds lines to what telemetry.v2 promises. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Checks lines: schema, pairs, parents, sequence; prints the first faults and a summary.",
      "Lines of several processes may be mixed, and a process may have had several agents in turn."
          + " Compressed input is recognized. Exit code 1 means that there are faults."
    })
final class ValidateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files in the order they were written, or - for standard input.")
  private List<String> files;

  @Option(names = "--lenient", description = "Accept lines with keys left out.")
  private boolean lenient;

  @Option(
      names = "--faults",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many faults to print; 20 if not given.")
  private int kept;

  @Option(names = "--json", description = "Write one JSON object.")
  private boolean json;

  /** Whether a line of telemetry.v2 was read: what else there is is then text of the app. */
  private boolean isKnown;

  private final TreeMap<Long, String> fileStarts = new TreeMap<>();

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Faults faults = new Faults(kept);
    LineCheck check = new LineCheck(lenient, faults);
    for (String name : files) {
      InputFile file = new InputFile(name);
      fileStarts.put(check.lines() + 1, file.toString());
      read(file, check, faults);
    }
    check.finish();
    if (check.lines() == 0) {
      faults.add(1, "there is no line");
    }
    ValidationReport report = new ValidationReport(check, faults, fileStarts);
    if (json) {
      terminal.out.println(JsonText.of(report.toMap()));
    } else {
      report.print(terminal.out);
    }
    return faults.count() == 0 ? Cli.DONE : Cli.FAILED;
  }

  private void read(InputFile file, LineCheck check, Faults faults) throws IOException {
    Progress progress = new Progress(terminal, file);
    try (InputStream in = LineInput.open(progress.count(file.open(terminal)))) {
      LineReader reader = new LineReader(in);
      while (reader.next()) {
        if (!isKnown) {
          refuseOtherFormats(reader, file);
        }
        check.next(reader);
        progress.tell(check.lines());
      }
    } catch (EOFException e) {
      faults.add(check.lines() + 1, "the compressed data is cut off");
    } catch (ZipException e) {
      faults.add(check.lines() + 1, "the compressed data is broken: " + e.getMessage());
    } finally {
      progress.clear();
    }
  }

  private void refuseOtherFormats(LineReader reader, InputFile file) {
    LineFormat format = LineFormat.of(reader.bytes(), reader.start(), reader.length());
    isKnown = format == LineFormat.TELEMETRY_V2;
    if (format != null && !isKnown) {
      throw CommandFailure.failed(
          file
              + " holds lines of output_format="
              + format.option()
              + "; validate checks those of telemetry.v2 alone. Nothing was checked");
    }
  }
}
