package io.telemetryagent.log;

import io.telemetryagent.redact.Redactor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The agent's own messages, one line each. Never throws, never takes a lock, and never uses the
 * app's {@code System.err} or its logging: both belong to the app, and may be woven.
 */
public final class AgentLog {
  /** How much is said; each level has those before it with it. */
  public enum Level {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG;

    /**
     * The level of that name, in any case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Level of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /** More different messages than the agent has; a bound for those that hold names of the app. */
  private static final int MAX_REMEMBERED = 1000;

  private final OutputStream out;
  private final Redactor redactor;
  private volatile Level level;
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  /** Logs to {@code out}, which must write each array in one piece. */
  AgentLog(Level level, OutputStream out) {
    this(level, out, Redactor.DEFAULT);
  }

  private AgentLog(Level level, OutputStream out, Redactor redactor) {
    this.level = level;
    this.out = out;
    this.redactor = redactor;
  }

  /** Logs to the standard error of the process, whatever {@code System.err} is. */
  public static AgentLog toStderr(Level level) {
    return new AgentLog(level, new FileOutputStream(FileDescriptor.err));
  }

  /** Logs to the end of a file; to stderr, after one line that says so, if it cannot be opened. */
  public static AgentLog toFile(Level level, String path) {
    if (level == Level.OFF) return toStderr(level);
    try {
      return new AgentLog(level, new LogFile(path));
    } catch (IOException | RuntimeException cannotOpen) {
      AgentLog stderr = toStderr(level);
      stderr.error("Cannot write log_path=" + path + "; stderr is used instead", cannotOpen);
      return stderr;
    }
  }

  /** A log to the same place, without what {@code redactor} takes for a secret. */
  public AgentLog without(Redactor redactor) {
    return new AgentLog(level, out, redactor);
  }

  /** From now on so much is said. */
  public void level(Level level) {
    this.level = level;
  }

  /** Closes the file, if it is one. What is said later is lost. */
  public void close() {
    try {
      if (out instanceof LogFile) out.close();
    } catch (IOException e) {
      // Nobody is left to tell.
    }
  }

  /**
   * Says once why the agent stays off: {@code telemetry-agent: sample_rate=1,5 is not ...}. Silent
   * at level off only.
   */
  public void refuse(String reason) {
    if (isOn(Level.ERROR)) write("telemetry-agent: ", reason, null);
  }

  public void error(String message, Throwable cause) {
    log(Level.ERROR, message, cause);
  }

  public void warn(String message) {
    log(Level.WARN, message, null);
  }

  public void warn(String message, Throwable cause) {
    log(Level.WARN, message, cause);
  }

  public void info(String message) {
    log(Level.INFO, message, null);
  }

  public void debug(String message) {
    log(Level.DEBUG, message, null);
  }

  public void debug(String message, Throwable cause) {
    log(Level.DEBUG, message, cause);
  }

  /** WARN the first time this message is logged, DEBUG from then on, whatever the cause. */
  public void firstThenQuiet(String message, Throwable cause) {
    log(isFirst(message) ? Level.WARN : Level.DEBUG, message, cause);
  }

  /** Whether messages of this level are written: ask before building a costly one. */
  public boolean isOn(Level asked) {
    return asked != Level.OFF && asked.compareTo(level) <= 0;
  }

  private boolean isFirst(String message) {
    return said.size() < MAX_REMEMBERED && said.add(String.valueOf(message));
  }

  private void log(Level at, String message, Throwable cause) {
    if (isOn(at)) write("telemetry-agent " + at + " ", message, cause);
  }

  private void write(String prefix, String message, Throwable cause) {
    try {
      String all = message + LogText.shortCause(cause, isOn(Level.DEBUG));
      String line = prefix + LogText.line(redactor.error(all)) + "\n";
      // One array, one write: lines of several threads and processes never mix.
      out.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (Throwable swallowed) {
      // Nobody is left to tell, or no memory or stack is left: the app needs what there is.
    }
  }
}
