package io.telemetryagent.startup;

import io.telemetryagent.bootstrap.EventQueue;
import io.telemetryagent.bootstrap.Handoff;
import io.telemetryagent.bootstrap.Hooks;
import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.ConfigException;
import io.telemetryagent.config.ConfigSources;
import io.telemetryagent.config.Options;
import io.telemetryagent.extension.EventFilter;
import io.telemetryagent.instrument.Installer;
import io.telemetryagent.instrument.WovenCount;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.Sink;
import io.telemetryagent.pipeline.EventWriter;
import io.telemetryagent.pipeline.filter.FilterJars;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One life of the agent, from the start to the detach. The composition root: with {@link Parts} it
 * is all that knows every part, and it alone knows the order in which they start and stop.
 */
final class RunningAgent {
  /** How long open exchanges may go on before their ends are no longer recorded. */
  private static final long LINGER_MILLIS = 1000;

  private final AgentLog log;
  private final StartedApp app;
  private final LiveOptions options;
  private final MethodTable methods = new MethodTable(Tracer.firstMethod());
  private final EventQueue queue;
  private final OwnEvents events;
  private final List<EventFilter> filters;
  private final EventWriter writer;
  private final WriterThread thread;
  private final AgentStatus status;
  private final Installer installer;

  private Recorded recorded;

  /** Null where the options come from no file. */
  private ConfigWatch watch;

  private boolean stopped;

  private RunningAgent(
      ConfigSources sources, AgentConfig config, AgentLog log, Instrumentation instrumentation)
      throws IOException {
    this.log = log;
    app = new StartedApp(config);
    options = new LiveOptions(sources, config, app);
    recorded = Recorded.by(config);
    queue = Parts.queue(config);
    events = new OwnEvents(app, config, options.include());
    filters = Parts.filters(config);
    Sink output = app.openOutput();
    writer =
        new EventWriter(
            queue,
            methods,
            Parts.encoder(config, methods),
            Parts.exporter(config, methods, log),
            output,
            log,
            Parts.writerSettings(config, filters),
            events);
    thread = new WriterThread(writer, config.sendsOtlp(), instrumentation, log);
    installer = new Installer(instrumentation, config, methods, log);
    status = new AgentStatus(options, writer, events, app);
  }

  /**
   * Starts telemetry in this JVM.
   *
   * @throws IOException if the output cannot be opened, or an extension not be used
   */
  static RunningAgent start(
      ConfigSources sources, AgentConfig config, Instrumentation instrumentation)
      throws IOException {
    AgentLog log = Parts.log(config);
    RunningAgent agent = new RunningAgent(sources, config, log, instrumentation);
    for (String warning : agent.options.warnings()) {
      log.warn(warning);
    }
    try {
      agent.start();
      return agent;
    } catch (RuntimeException | Error e) {
      agent.stop();
      throw e;
    }
  }

  private void start() {
    AgentConfig config = options.config();
    thread.start();
    Tracer.start(queue);
    installer.install(options.include(), config);
    if (config.isSet(Options.CONFIG)) {
      watchFile(config.get(Options.CONFIG));
    }
  }

  /** What was woven since {@code startNanos}, for the command line. */
  Map<String, Object> attached(long startNanos) {
    WovenCount woven = installer.count();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("message", "Attached; " + AgentStatus.woven(woven));
    answer.put("updated", false);
    addWoven(answer, woven, startNanos);
    answer.put("warnings", options.warnings());
    return answer;
  }

  /** Changes what a command sets, {@code key=value,key=value}, as far as it may change. */
  synchronized Map<String, Object> change(String texts, String from) {
    long start = System.nanoTime();
    OptionsChange change = options.command(texts);
    apply(change, from);
    WovenCount woven = installer.count();
    String refusal = change.refusal();
    String message = change.message() + "; " + AgentStatus.woven(woven);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ok", !change.isEmpty() || refusal == null);
    answer.put("message", refusal == null ? message : message + ". " + refusal);
    answer.put("updated", true);
    answer.putAll(change.answer());
    addWoven(answer, woven, start);
    return answer;
  }

  /** What runs, for the command line. */
  synchronized Map<String, Object> status() {
    return status.described(installer.count());
  }

  /**
   * Leaves the JVM: what is open may end while every class gets its own code back, then the rest is
   * cut off, and all that is queued is written.
   */
  synchronized Map<String, Object> stop() {
    stopped = true;
    if (watch != null) {
      watch.end();
    }
    letEnd(Recorded.NOTHING);
    int restored = installer.remove();
    boolean isGone = thread.end();
    events.close();
    Tracer.retire(methods);
    Hooks.clear();
    Handoff.clear();
    if (isGone) {
      queue.close();
      FilterJars.close(filters);
      log.close();
    }
    return status.leaving(restored, isGone);
  }

  private void apply(OptionsChange change, String from) {
    if (change.isEmpty() || stopped) {
      return;
    }
    AgentConfig config = options.config();
    events.changed(change.message() + " by " + from, change.attributes(from));
    log.level(AgentLog.Level.of(config.get(Options.LOG_LEVEL)));
    queue.volume(Parts.volume(config));
    Recorded wanted = Recorded.by(config);
    letEnd(recorded.and(wanted));
    writer.want(config.get(Options.EVENTS));
    if (change.concernsWeaving()) {
      installer.change(options.include(), config);
    }
    wanted.permit();
    recorded = wanted;
  }

  /**
   * From now on only what is in {@code staying} begins. Waits for open exchanges of other kinds to
   * end, and until what was queued before is written.
   */
  private void letEnd(Recorded staying) {
    staying.permit();
    writer.awaitExchanges(staying.missingExchanges(), LINGER_MILLIS);
  }

  private void watchFile(String path) {
    watch =
        new ConfigWatch(
            Paths.get(path),
            new Runnable() {
              @Override
              public void run() {
                reload("the config file " + path);
              }
            });
    watch.start();
  }

  private synchronized void reload(String from) {
    try {
      OptionsChange change = options.reload();
      apply(change, from);
      if (change.refusal() != null) {
        log.warn(from + ": " + change.refusal());
      }
    } catch (ConfigException e) {
      log.warn(e.problem() + ". The options stay as they were.");
    }
  }

  private static void addWoven(Map<String, Object> answer, WovenCount woven, long startNanos) {
    answer.put("woven_classes", woven.classes);
    answer.put("woven_methods", woven.methods);
    answer.put("library_classes", woven.libraryClasses);
    answer.put("millis", (System.nanoTime() - startNanos) / 1_000_000);
  }
}
