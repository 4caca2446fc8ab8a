package io.telemetryagent.instrument;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.instrument.concurrent.HandoffWeaving;
import io.telemetryagent.instrument.hook.LibraryWeaving;
import io.telemetryagent.instrument.method.MethodPatterns;
import io.telemetryagent.instrument.method.MethodWeaving;
import io.telemetryagent.instrument.weave.ClassFilter;
import io.telemetryagent.instrument.weave.Weaving;
import io.telemetryagent.log.AgentLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** All weavings, in the order they are applied, and what of them is on. */
final class Weavings {
  private final MethodWeaving methods;
  private final LibraryWeaving libraries;
  private final HandoffWeaving handoffs;
  private final List<Weaving> all;
  private boolean on;

  /** All weavings, and nothing is on. */
  Weavings(AgentConfig config, MethodTable table, AgentLog log) {
    ClassFilter filter = new ClassFilter(Weavings.class.getClassLoader());
    methods =
        new MethodWeaving(
            config.get(Options.CONSTRUCTORS),
            config.get(Options.TRIVIAL_METHODS),
            table,
            filter,
            log);
    libraries = new LibraryWeaving(Libraries.of(config), filter);
    handoffs = new HandoffWeaving();
    all = Arrays.<Weaving>asList(methods, libraries, handoffs);
  }

  List<Weaving> all() {
    return all;
  }

  /** Whether anything may be woven. */
  boolean isAnyOn() {
    return on;
  }

  /** What they would do to a loaded class; null for nothing. */
  List<Object> intent(Class<?> type) {
    List<Object> intents = null;
    for (int i = 0; i < all.size(); i++) {
      Object intent = all.get(i).intent(type);
      if (intent != null) {
        intents =
            intents == null ? new ArrayList<>(Collections.nCopies(all.size(), null)) : intents;
        intents.set(i, intent);
      }
    }
    return intents;
  }

  /** Switches on what the options ask for, and off what they do not. */
  void change(List<String> include, AgentConfig config) {
    on = config.get(Options.ENABLED);
    methods.change(patterns(include, config));
    libraries.change(families(config));
    handoffs.change(on && !config.get(Options.DISABLE).contains("threads"));
  }

  /** The families of events that are wanted; none where the agent is switched off. */
  static Set<String> families(AgentConfig config) {
    return config.get(Options.ENABLED)
        ? config.get(Options.EVENTS)
        : Collections.<String>emptySet();
  }

  /** The methods that are wanted. An exception is told of where it leaves a method. */
  static MethodPatterns patterns(List<String> include, AgentConfig config) {
    Set<String> families = families(config);
    return families.contains("function") || families.contains("exception")
        ? MethodPatterns.of(include, config.get(Options.EXCLUDE))
        : MethodPatterns.NONE;
  }

  /** Switches all of them off. */
  void stop() {
    on = false;
    methods.change(MethodPatterns.NONE);
    libraries.change(Collections.<String>emptySet());
    handoffs.change(false);
  }
}
