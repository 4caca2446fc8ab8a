package io.telemetryagent.startup;

import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.output.LineBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Publishes the agent's status each second for as long as someone wants to watch it. Being asked
 * each second would be expensive: the JVM loads an agent each time, and keeps something of it for
 * ever.
 */
final class StatusWatch extends Thread {
  /** Where the command line finds it among {@link AgentProperties}: one JSON object. */
  static final String STATUS = "telemetry-agent.status";

  private static final String OPTION = "watch_seconds=";
  private static final long PERIOD_MILLIS = 1000;
  private static final long LONGEST_SECONDS = 3600;

  private final RunningAgent agent;
  private final AgentProperties properties;
  private long until;
  private boolean ended;

  /** A watch that begins with {@link #start}. */
  StatusWatch(RunningAgent agent, AgentProperties properties, long seconds) {
    super("telemetry-status");
    this.agent = agent;
    this.properties = properties;
    until = after(seconds);
    setDaemon(true);
    // Not the app's: it would keep the app's classes alive.
    setContextClassLoader(null);
  }

  /** What a command asks for; 0 for nothing. */
  static long seconds(String options) {
    try {
      return options != null && options.startsWith(OPTION)
          ? Math.min(LONGEST_SECONDS, Long.parseLong(options.substring(OPTION.length())))
          : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Goes on for so long from now; false where it has come to its end already. */
  synchronized boolean extend(long seconds) {
    until = Math.max(until, after(seconds));
    return !ended;
  }

  /** Ends it: nothing is published any more. */
  synchronized void end() {
    ended = true;
    properties.remove(STATUS);
    notifyAll();
  }

  @Override
  public void run() {
    Tracer.muteThisThread();
    do {
      publish(agent.status());
    } while (isWantedAfter(PERIOD_MILLIS));
  }

  private synchronized void publish(Map<String, Object> status) {
    if (!ended) {
      Map<String, Object> published = new LinkedHashMap<>();
      published.put("ok", true);
      published.putAll(status);
      byte[] json = new LineBuffer(1024).value(published).toByteArray();
      properties.put(STATUS, new String(json, StandardCharsets.UTF_8));
    }
  }

  private synchronized boolean isWantedAfter(long millis) {
    try {
      if (!ended) {
        wait(millis);
      }
    } catch (InterruptedException e) {
      // Nobody has reason to.
    }
    if (!ended && System.nanoTime() - until > 0) {
      end();
    }
    return !ended;
  }

  private static long after(long seconds) {
    return System.nanoTime() + seconds * 1_000_000_000L;
  }
}
