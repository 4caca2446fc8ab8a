package io.telemetryagent.log.silent;

/**
 * What libraries in the jar log to in place of {@code java.util.logging.Logger}: their messages go
 * nowhere; what the user should know is said by the agent itself. The JVM's logging belongs to the
 * app; used before the app has named its log manager, it would never get that one.
 */
public final class Logger {
  private static final Logger SILENT = new Logger();

  private Logger() {}

  public static Logger getLogger(String name) {
    return SILENT;
  }

  public boolean isLoggable(Level level) {
    return false;
  }

  public void log(Level level, String message) {}

  public void log(Level level, String message, Throwable thrown) {}

  public void fine(String message) {}

  public void info(String message) {}

  public void warning(String message) {}
}
