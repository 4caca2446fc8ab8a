package io.telemetryagent.startup;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** What is recorded of the app. Immutable. */
final class Recorded {
  static final Recorded NOTHING = new Recorded(false, false, false);

  private final boolean calls;
  private final boolean http;
  private final boolean databases;

  private Recorded(boolean calls, boolean http, boolean databases) {
    this.calls = calls;
    this.http = http;
    this.databases = databases;
  }

  /** What the options ask for. */
  static Recorded by(AgentConfig config) {
    if (!config.get(Options.ENABLED)) {
      return NOTHING;
    }
    Set<String> events = config.get(Options.EVENTS);
    // An exception is recorded where it leaves a call.
    boolean calls = events.contains("function") || events.contains("exception");
    return new Recorded(calls, events.contains("http"), events.contains("db"));
  }

  /** What is recorded both here and there. */
  Recorded and(Recorded other) {
    return new Recorded(calls && other.calls, http && other.http, databases && other.databases);
  }

  /** The families of events of the exchanges that are not recorded. */
  Set<String> missingExchanges() {
    Set<String> missing = new HashSet<>();
    if (!http) missing.add("http");
    if (!databases) missing.add("db");
    return missing;
  }

  /** Lets nothing else begin. */
  void permit() {
    Set<Exchange.Role> roles = EnumSet.noneOf(Exchange.Role.class);
    if (http) {
      roles.add(Exchange.Role.SERVER);
      roles.add(Exchange.Role.CLIENT);
    }
    if (databases) {
      roles.add(Exchange.Role.DATABASE);
    }
    Tracer.permit(calls, roles);
  }
}
