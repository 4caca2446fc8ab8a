package io.telemetryagent.cli;

import io.telemetryagent.lines.check.Faults;
import io.telemetryagent.lines.check.Life;
import io.telemetryagent.lines.check.LineCheck;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was found in files of lines, for a person or a program. */
final class ValidationReport {
  private static final int LONGEST_PROBLEM = 500;

  private final LineCheck check;
  private final Faults faults;
  private final TreeMap<Long, String> fileStarts;

  /** {@code fileStarts}: the files by their first lines, counted through all files. */
  ValidationReport(LineCheck check, Faults faults, TreeMap<Long, String> fileStarts) {
    this.check = check;
    this.faults = faults;
    this.fileStarts = fileStarts;
  }

  void print(PrintStream out) {
    for (Faults.Fault fault : faults.first()) {
      Map.Entry<Long, String> file = fileOf(fault);
      out.println(
          file.getValue()
              + ":"
              + (fault.line() - file.getKey() + 1)
              + ": "
              + shortened(fault.problem()));
    }
    long more = faults.count() - faults.first().size();
    if (more > 0) {
      out.println("... and " + more + " faults more");
    }
    out.println(
        (faults.count() == 0 ? "valid: " : "NOT VALID: " + faults.count() + " faults in ")
            + check.lines()
            + " lines of "
            + check.processCount()
            + (check.processCount() == 1 ? " process" : " processes"));
    for (Life life : check.lives()) {
      out.println("  " + described(life));
    }
    if (check.lifeCount() > check.lives().size()) {
      out.println("  and " + (check.lifeCount() - check.lives().size()) + " more");
    }
    if (check.unjudged() > 0) {
      out.println(
          check.unjudged()
              + " lines refer to calls that are not in this input, or too long ago;"
              + " they are not judged");
    }
  }

  Map<String, Object> toMap() {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("valid", faults.count() == 0);
    result.put("lines", check.lines());
    result.put("processes", check.processCount());
    result.put("agents", check.lifeCount());
    result.put("unjudged", check.unjudged());
    result.put("faults", faults.count());
    List<Object> first = new ArrayList<>();
    for (Faults.Fault fault : faults.first()) {
      Map.Entry<Long, String> file = fileOf(fault);
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("file", file.getValue());
      told.put("line", fault.line() - file.getKey() + 1);
      told.put("problem", fault.problem());
      first.add(told);
    }
    result.put("first_faults", first);
    return result;
  }

  private Map.Entry<Long, String> fileOf(Faults.Fault fault) {
    return fileStarts.floorEntry(fault.line());
  }

  private static String described(Life life) {
    StringBuilder text = new StringBuilder(life.name()).append(": ");
    text.append(life.lines()).append(" lines");
    if (!life.hasBeginning()) {
      text.append(", begins in another file");
    }
    if (!life.isStopped()) {
      text.append(", no agent_stop (killed, still running, or goes on in another file)");
    }
    if (life.dropped() > 0) {
      text.append(", ").append(life.dropped()).append(" events dropped");
    }
    if (life.openSpans() > 0) {
      text.append(", ").append(life.openSpans()).append(" calls open");
    }
    return text.toString();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_PROBLEM ? text : text.substring(0, LONGEST_PROBLEM) + "...";
  }
}
