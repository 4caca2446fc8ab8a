package io.telemetryagent.lines.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the lines of a process promise together: numbering, the nesting of spans, the totals at the
 * end. Lines of several processes may be mixed, and a process may have several agents in turn.
 */
final class TraceRules {
  private static final int MOST_PROCESSES = 10_000;
  private static final int MOST_TOLD = 20;

  private static final String[] COUNTED = {
    "function_entry",
    "function_exit",
    "exception",
    "http_request",
    "http_response",
    "db_request",
    "db_response"
  };

  private final Faults faults;
  private final SpanRules spans = new SpanRules();
  private final List<Life> told = new ArrayList<>();
  private final Map<String, Life> lives =
      new LinkedHashMap<String, Life>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Life> eldest) {
          return size() > MOST_PROCESSES && eldest.getValue().stopped;
        }
      };
  private long lifeCount;
  private long processCount;

  /** Lines that could not be read, and whose numbers so are missing. */
  private long broken;

  private boolean anyBroken;
  private Object lastProcess;
  private Object lastHost;
  private Object lastService;
  private String lastName;

  TraceRules(Faults faults) {
    this.faults = faults;
  }

  /** Knows of a line that could not be read. */
  void skipBroken() {
    broken++;
    anyBroken = true;
  }

  void next(long number, Map<String, Object> json) {
    TracedLine line = new TracedLine(number, json);
    Life life = lifeOf(line, processOf(json));
    if (life.stopped) {
      faults.add(number, "follows agent_stop");
    }
    checkSequence(line, life);
    life.lines++;
    life.count(line.type);
    if (line.is("agent_stop")) {
      checkTotals(line, life);
      life.stopped = true;
      end(life);
    } else if (line.is("events_dropped")) {
      // Traces that were not kept are no lines that are missing.
      life.dropped += line.count("dropped.traces", 0) > 0 ? 0 : droppedBy(line);
    } else if (line.is("method_damped") || line.is("function_summary")) {
      life.mayHaveSeveralRoots = true;
    } else if (line.is("agent_config")) {
      change(life, line.attribute("config.changed"));
    }
    spans.next(line, life, faults);
  }

  /** Ends all lives: there are no more lines. */
  void finish() {
    for (Life life : lives.values()) {
      end(life);
    }
  }

  /** The first lives, in the order they began in. */
  List<Life> told() {
    return told;
  }

  long lifeCount() {
    return lifeCount;
  }

  long processCount() {
    return processCount;
  }

  long unjudged() {
    return spans.unjudged();
  }

  private Life lifeOf(TracedLine line, String process) {
    Life life = lives.get(process);
    boolean begins = line.is("agent_start");
    if (life != null && !begins) {
      return life;
    }
    if (life == null) {
      processCount++;
    } else {
      end(life);
    }
    life = new Life(process, begins);
    // Where nothing tells, nothing is missed.
    String events = begins ? line.attribute("config.events") : "none";
    life.writesCalls = writes(events, "function");
    life.writesExceptions = writes(events, "exception");
    life.mayHaveSeveralRoots = !begins || line.attribute("config.extensions") != null;
    life.lastSequence = line.sequence - 1;
    lives.put(process, life);
    lifeCount++;
    if (told.size() < MOST_TOLD) {
      told.add(life);
    }
    return life;
  }

  private static long droppedBy(TracedLine line) {
    return Math.max(1, line.count("dropped.total", 1));
  }

  /** From here on other kinds of events may be written, or some not. */
  private static void change(Life life, String options) {
    if (options == null || options.contains("events") || options.contains("enabled")) {
      life.writesCalls = false;
      life.writesExceptions = false;
    }
  }

  private static boolean writes(String events, String family) {
    return events == null || events.equals("all") || events.contains(family);
  }

  private void checkSequence(TracedLine line, Life life) {
    if (line.sequence < 0) {
      life.lastSequence++;
      return;
    }
    long missing = line.sequence - life.lastSequence - 1;
    if (missing > 0 && missing <= broken) {
      broken -= missing;
    } else if (missing != 0) {
      faults.add(
          line.number, "sequence is " + line.sequence + ", expected " + (life.lastSequence + 1));
    }
    life.lastSequence = line.sequence;
  }

  private void checkTotals(TracedLine stop, Life life) {
    if (!life.hasBeginning || anyBroken) {
      return;
    }
    for (String type : COUNTED) {
      expect(stop, "events." + type, life.countOf(type));
    }
    expect(stop, "events_dropped", life.dropped);
    if (life.writesCalls && life.dropped == 0) {
      expect(stop, "open_spans", life.openSpans);
    }
  }

  private void expect(TracedLine stop, String key, long expected) {
    long told = stop.count(key, 0);
    if (told != expected) {
      faults.add(stop.number, key + " is " + told + ", and the lines say " + expected);
    }
  }

  private void end(Life life) {
    spans.endOf(life);
    life.release(faults);
  }

  /** Many lines in turn are of one process; then these are the same objects. */
  private String processOf(Map<String, Object> line) {
    Object process = line.get("process");
    Object host = line.get("host");
    Object service = line.get("service");
    if (lastName == null || process != lastProcess || host != lastHost || service != lastService) {
      lastProcess = process;
      lastHost = host;
      lastService = service;
      lastName =
          member(service, "name")
              + ", pid "
              + member(process, "pid")
              + " on "
              + member(host, "name");
    }
    return lastName;
  }

  private static String member(Object object, String key) {
    Object value = object instanceof Map ? ((Map<?, ?>) object).get(key) : null;
    return value == null ? "unknown" : value.toString();
  }
}
