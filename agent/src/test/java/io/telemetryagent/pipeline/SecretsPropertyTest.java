package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.Exchange;
import io.telemetryagent.bootstrap.Span;
import io.telemetryagent.bootstrap.Tracer;
import io.telemetryagent.log.AgentLog;
import io.telemetryagent.output.Encoder;
import io.telemetryagent.output.ErrorFacts;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import io.telemetryagent.output.LineBuffer;
import io.telemetryagent.redact.Redactor;
import io.telemetryagent.redact.SecretCorpus;
import io.telemetryagent.redact.SecretCorpus.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever an app can put a secret into, no output is handed it. */
class SecretsPropertyTest {
  private static final Set<String> ALL = Set.of("function", "exception", "http", "db");
  private static final Set<String> NO_EXCEPTIONS = Set.of("function", "http", "db");
  private static final String FAR = "http://shop/";

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void secret_reachesNoOutput(
      @ForAll("corpus") List<Secret> secrets, @ForAll boolean compressed, @ForAll boolean all)
      throws Exception {
    Path folder = Files.createTempDirectory("secrets");
    StringBuilder handed = new StringBuilder();
    Pipeline pipeline = new Pipeline(folder);
    Iterator<String> texts = secrets.stream().map(Secret::text).iterator();
    pipeline.start(
        new WriterSettings(
            0, compressed, all ? ALL : NO_EXCEPTIONS, true, 4000, Redactor.DEFAULT, List.of()),
        encoder -> new Recording(encoder, handed),
        own(texts));
    Thread app = new Thread(() -> work(pipeline, texts), texts.next());
    app.start();
    app.join();
    pipeline.stop();
    String output = compressed ? pipeline.sink.unzipped() : pipeline.sink.text();
    assertThat(output).contains("agent_stop", "shop.Orders.place", "db_response");
    String log = logged(folder.resolve("own.log"), texts);
    assertThat(texts.hasNext()).isFalse();
    for (Secret secret : secrets) {
      assertThat(output).doesNotContain(secret.value());
      assertThat(handed).doesNotContain(secret.value());
      assertThat(log).doesNotContain(secret.value());
    }
  }

  @Provide
  Arbitrary<List<Secret>> corpus() {
    return SecretCorpus.secrets().list().ofSize(26);
  }

  /** One text for each field: 5 here, 13 in the calls, 5 by the exceptions, 3 in the log. */
  private static AgentEvents own(Iterator<String> texts) {
    AgentEvent start =
        new AgentEvent(
            EventType.AGENT_START,
            "started for " + texts.next(),
            Map.of("config.output_path", Redactor.DEFAULT.value("output_path", texts.next())),
            Map.of(
                "environment", texts.next(),
                "service", Map.of("name", texts.next()),
                "process", Map.of("executable", texts.next())));
    return new AgentEvents() {
      @Override
      public AgentEvent first(Patience patience) {
        return start;
      }

      @Override
      public AgentEvent next() {
        return null;
      }
    };
  }

  private static void work(Pipeline pipeline, Iterator<String> texts) {
    Exception thrown = new IllegalStateException(texts.next(), new IOException(texts.next()));
    thrown.addSuppressed(new IOException(texts.next() + "\n" + texts.next()));
    Span span = pipeline.enter("place");
    exchange(told(Exchange.Role.SERVER, texts), thrown);
    exchange(told(Exchange.Role.CLIENT, texts), null);
    exchange(told(Exchange.Role.DATABASE, texts), new IOException(texts.next()));
    Tracer.exit(span, thrown);
  }

  private static void exchange(Exchange exchange, Throwable thrown) {
    Span scope = Tracer.open(exchange, null);
    Tracer.close(scope);
    Tracer.end(exchange, thrown);
  }

  private static String logged(Path file, Iterator<String> texts) throws IOException {
    AgentLog log = AgentLog.toFile(AgentLog.Level.DEBUG, file.toString());
    log.warn(texts.next(), new IOException(texts.next()));
    log.refuse(texts.next());
    return Files.readString(file);
  }

  /** An exchange with a text of the app in each of its fields. */
  private static Exchange told(Exchange.Role role, Iterator<String> texts) {
    String message = "GET " + texts.next();
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("span.kind", "client");
    attributes.put("http.url", FAR + texts.next());
    attributes.put("http.user_agent", texts.next());
    attributes.put("db.system", "h2");
    attributes.put("http.request.header.x-" + role, texts.next());
    return new FakeExchange(role, message, attributes);
  }

  /** Notes every text that an encoder, of whatever format, is handed. */
  private static final class Recording implements Encoder {
    private final Encoder encoder;
    private final StringBuilder handed;

    Recording(Encoder encoder, StringBuilder handed) {
      this.encoder = encoder;
      this.handed = handed;
    }

    @Override
    public void resource(Map<String, Object> sections) {
      handed.append(sections).append('\n');
      encoder.resource(sections);
    }

    @Override
    public void encode(Event event, LineBuffer out) {
      handed.append(event.message).append(event.attributes).append(event.threadName);
      ErrorFacts error = event.error;
      if (error != null) {
        handed.append(error.message()).append(error.stackTrace());
      }
      encoder.encode(event, out);
    }
  }
}
