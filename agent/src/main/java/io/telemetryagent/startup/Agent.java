package io.telemetryagent.startup;

import io.telemetryagent.bootstrap.BootVersion;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.AgentVersion;
import io.telemetryagent.config.ConfigException;
import io.telemetryagent.config.ConfigSources;
import io.telemetryagent.config.Options;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.LineBuffer;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The agent as the launcher knows it, which may be of an older jar: what it calls here must never
 * change. Does one command after the other, and answers those that come from the command line.
 */
public final class Agent {
  private static final String OFF = ". Telemetry is off; the application runs on.";
  private static final String NOTHING_CHANGED = ". Nothing has changed.";

  private static RunningAgent running;

  /** Null where nobody has watched the status of this agent yet. */
  private static StatusWatch watch;

  private Agent() {}

  /**
   * Does what {@code command} says: start (before the app's main), attach, set, status, detach.
   *
   * @param id by which the command line knows the answer; null where none is expected: then what is
   *     wrong is said on stderr
   * @param options {@code key=value,key=value}; may be null
   * @return whether the agent is in this JVM now
   */
  public static boolean obey(
      String command, String id, String options, Instrumentation instrumentation) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", id);
    answer.put("ok", true);
    String problem = null;
    try {
      answer.putAll(does(command, options, instrumentation));
    } catch (ConfigException e) {
      problem = e.problem() + (running == null ? OFF : NOTHING_CHANGED);
    } catch (IOException e) {
      problem = e.getMessage() + OFF;
    } catch (Refusal e) {
      problem = e.getMessage();
    }
    if (problem != null) {
      answer.put("ok", false);
      answer.put("message", problem);
    }
    if (id != null) {
      send(answer, instrumentation);
    } else if (problem != null) {
      AgentLog.toStderr(AgentLog.Level.WARN).refuse(problem);
    }
    return running != null;
  }

  private static Map<String, Object> does(
      String command, String options, Instrumentation instrumentation) throws IOException, Refusal {
    checkBootClasses();
    if (command.equals("start")) {
      return startWithApp(options, instrumentation);
    }
    if (command.equals("attach")) {
      return running == null
          ? start(options, instrumentation)
          : running.change(options, "the command attach");
    }
    if (running == null) {
      throw new Refusal("There is no agent in this process; attach it first.");
    }
    switch (command) {
      case "set":
        return running.change(options, "the command set");
      case "status":
        watch(StatusWatch.seconds(options), instrumentation);
        return running.status();
      case "detach":
        RunningAgent leaving = running;
        running = null;
        endWatch();
        return leaving.stop();
      default:
        throw new Refusal(
            "Version " + AgentVersion.text() + " of the agent has no command " + command + ".");
    }
  }

  /** First of all, before any of them is used in earnest. */
  private static void checkBootClasses() throws Refusal {
    if (BootVersion.loaded() != BootVersion.NUMBER) {
      throw new Refusal(
          "Another version of the agent was in this JVM before, and a part of it stays: only a"
              + " restart of the application makes room for version "
              + AgentVersion.text()
              + OFF);
    }
  }

  private static Map<String, Object> startWithApp(String options, Instrumentation instrumentation)
      throws IOException {
    boolean isApp =
        !StartupChecks.runsNoApp(
            System.getProperty("sun.java.launcher"), System.getProperty("sun.java.command"));
    if (isApp) {
      ConfigSources sources = sources(options);
      AgentConfig config = sources.load();
      if (config.get(Options.ENABLED)) {
        running = RunningAgent.start(sources, config, instrumentation);
      }
    }
    return new LinkedHashMap<>();
  }

  private static Map<String, Object> start(String options, Instrumentation instrumentation)
      throws IOException, Refusal {
    ConfigSources sources = sources(options);
    AgentConfig config = sources.load();
    if (!config.get(Options.ENABLED)) {
      throw new Refusal("enabled=false (" + config.source(Options.ENABLED) + ")" + OFF);
    }
    long begin = System.nanoTime();
    running = RunningAgent.start(sources, config, instrumentation);
    return running.attached(begin);
  }

  private static void watch(long seconds, Instrumentation instrumentation) {
    if (seconds > 0 && (watch == null || !watch.extend(seconds))) {
      AgentProperties properties = AgentProperties.of(new JavaBase(instrumentation));
      watch = new StatusWatch(running, properties, seconds);
      watch.start();
    }
  }

  private static void endWatch() {
    if (watch != null) {
      watch.end();
      watch = null;
    }
  }

  private static ConfigSources sources(String options) {
    return ConfigSources.of(options, System.getProperties(), System.getenv());
  }

  private static void send(Map<String, Object> answer, Instrumentation instrumentation) {
    AgentProperties properties = AgentProperties.of(new JavaBase(instrumentation));
    if (running == null) {
      properties.remove(AgentProperties.VERSION);
    } else {
      properties.put(AgentProperties.VERSION, AgentVersion.text());
    }
    // Where an earlier jar could not answer otherwise.
    System.clearProperty(AgentProperties.ANSWER);
    byte[] json = new LineBuffer(1024).value(answer).toByteArray();
    properties.put(AgentProperties.ANSWER, new String(json, StandardCharsets.UTF_8));
  }
}
