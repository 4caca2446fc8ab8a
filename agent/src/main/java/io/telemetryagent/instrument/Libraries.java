package io.telemetryagent.instrument;

import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.instrument.hook.Library;
import io.telemetryagent.instrument.http.client.ApacheAsyncLibrary;
import io.telemetryagent.instrument.http.client.ApacheClientLibrary;
import io.telemetryagent.instrument.http.client.JavaClientLibrary;
import io.telemetryagent.instrument.http.client.OkHttpLibrary;
import io.telemetryagent.instrument.http.client.UrlConnectionLibrary;
import io.telemetryagent.instrument.http.server.JdkServerLibrary;
import io.telemetryagent.instrument.http.server.ServletLibrary;
import io.telemetryagent.instrument.jdbc.JdbcLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The libraries whose calls are events of their own. One line here adds one. */
final class Libraries {
  private Libraries() {}

  /** Those that the option disable leaves; which of them are on is for the option events to say. */
  static List<Library> of(AgentConfig config) {
    List<Library> on = new ArrayList<>();
    for (Library library : all(config)) {
      if (!config.get(Options.DISABLE).contains(library.name())) {
        on.add(library);
      }
    }
    return on;
  }

  private static List<Library> all(AgentConfig config) {
    Set<String> headers = config.get(Options.CAPTURE_HEADERS);
    return Arrays.<Library>asList(
        new ServletLibrary(headers, !config.get(Options.DISABLE).contains("spring_mvc")),
        new JdkServerLibrary(headers),
        new UrlConnectionLibrary(headers),
        new JavaClientLibrary(headers),
        new OkHttpLibrary(headers),
        new ApacheClientLibrary(headers),
        new ApacheAsyncLibrary(headers),
        new JdbcLibrary(config.get(Options.DB_STATEMENTS).equals("masked")));
  }
}
