package io.telemetryagent.cli;

import io.telemetryagent.cli.attach.Answer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An agent's status for a person. What an agent of another version leaves out is left out. */
final class StatusView {
  private static final double KIB = 1024;

  private final Answer status;
  private final Table facts = new Table();

  StatusView(Answer status) {
    this.status = status;
  }

  void print(String target, PrintStream out) {
    out.println(target + ", telemetry-agent " + status.text("version", "unknown"));
    fact("state", status.message());
    fact("started", status.text("started_at", "unknown"));
    fact("include", texts("include"));
    fact("exclude", texts("exclude"));
    fact("families", texts("families"));
    fact(
        "woven",
        status.number("woven_methods")
            + " methods of "
            + status.number("woven_classes")
            + " classes; hooks in "
            + status.number("library_classes")
            + " classes of libraries");
    fact("metadata", status.text("metadata", "unknown"));
    fact("output", output());
    addSent("spans", "spans");
    addSent("log records", "log_records");
    fact("queue", percent(status.members().get("buffer_fill")) + " full");
    fact("dropped", dropped());
    fact("damped", names("damped_methods"));
    fact("own faults", String.valueOf(status.number("agent_faults")));
    facts.print(out);
    out.println();
    events().print(out);
    methods("most frequent methods", "most_frequent", out);
    methods("slowest methods", "slowest", out);
  }

  private void fact(String name, String value) {
    facts.row(name, value);
  }

  private String output() {
    boolean works = !Boolean.FALSE.equals(status.members().get("output_works"));
    return status.text("output_path", "unknown")
        + ", "
        + size(status.number("output_bytes"))
        + (works ? "" : ", REFUSES LINES");
  }

  /** What is sent by OTLP, where it is. */
  private void addSent(String name, String key) {
    if (status.object("otlp").get(key) instanceof Map) {
      Map<?, ?> sent = (Map<?, ?>) status.object("otlp").get(key);
      boolean works = !Boolean.FALSE.equals(sent.get("works"));
      fact(
          name,
          sent.get("endpoint")
              + ", sent: "
              + sent.get("sent")
              + ", waiting: "
              + sent.get("waiting")
              + (works ? "" : ", TAKES NOTHING"));
    }
  }

  private String dropped() {
    Map<String, Object> dropped = status.object("dropped");
    StringBuilder text = new StringBuilder();
    text.append(dropped.containsKey("total") ? dropped.get("total") : 0);
    if (dropped.get("reasons") instanceof Map) {
      for (Map.Entry<?, ?> reason : ((Map<?, ?>) dropped.get("reasons")).entrySet()) {
        text.append(", ").append(reason.getKey()).append(": ").append(reason.getValue());
      }
    }
    return text.toString();
  }

  private Table events() {
    Table table = new Table("events", "written", "a second");
    table.row("all", status.number("events_written") + "", status.number("events_per_second") + "");
    for (Map.Entry<String, Object> type : status.object("events").entrySet()) {
      if (type.getValue() instanceof Map) {
        Map<?, ?> figures = (Map<?, ?>) type.getValue();
        table.row(type.getKey(), figures.get("written") + "", figures.get("per_second") + "");
      }
    }
    return table;
  }

  private void methods(String heading, String key, PrintStream out) {
    List<Object> methods = status.list(key);
    if (methods.isEmpty()) {
      return;
    }
    Table table = new Table(heading, "calls", "mean", "longest");
    for (Object each : methods) {
      if (each instanceof Map) {
        Map<?, ?> method = (Map<?, ?>) each;
        table.row(
            method.get("method") + "",
            method.get("calls") + "",
            duration(method.get("mean_ns")),
            duration(method.get("max_ns")));
      }
    }
    out.println();
    table.print(out);
  }

  private String texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object each : status.list(key)) {
      texts.add(String.valueOf(each));
    }
    return texts.isEmpty() ? "nothing" : String.join(" ", texts);
  }

  /** Names, whether given as texts or within objects. */
  private String names(String key) {
    List<String> names = new ArrayList<>();
    for (Object each : status.list(key)) {
      names.add(String.valueOf(each instanceof Map ? ((Map<?, ?>) each).get("method") : each));
    }
    return names.isEmpty() ? "none" : String.join(" ", names);
  }

  private static String duration(Object nanos) {
    return nanos instanceof Number ? DurationText.of(((Number) nanos).longValue()) : "";
  }

  /** Of a share from 0 to 1. */
  private static String percent(Object share) {
    double value = share instanceof Number ? ((Number) share).doubleValue() : 0;
    return Math.round(100 * value) + " %";
  }

  private static String size(long bytes) {
    if (bytes < KIB) {
      return bytes + " bytes";
    }
    return bytes < KIB * KIB
        ? String.format(Locale.ROOT, "%.1f KiB", bytes / KIB)
        : String.format(Locale.ROOT, "%.1f MiB", bytes / KIB / KIB);
  }
}
