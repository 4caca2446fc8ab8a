package io.telemetryagent.bench.run;

import io.telemetryagent.bench.variant.Datadog;
import io.telemetryagent.bench.variant.Elastic;
import io.telemetryagent.bench.variant.Kieker;
import io.telemetryagent.bench.variant.NoAgent;
import io.telemetryagent.bench.variant.OpenTelemetry;
import io.telemetryagent.bench.variant.SentSpans;
import io.telemetryagent.bench.variant.TelemetryAgent;
import io.telemetryagent.bench.variant.TelemetryAgent.Output;
import io.telemetryagent.bench.variant.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The variants in the order of the tables. */
public final class Agents {
  public final Variant none = new NoAgent();
  public final TelemetryAgent toDevNull;
  public final Variant toDeadEndpoint;
  public final Variant toCollector;
  public final TelemetryAgent toFile;
  public final Variant toGzip;
  public final Variant dropping;
  public final Variant stalled;
  public final Variant kiekerBinary;
  public final Variant kiekerText;
  public final Variant kiekerBinaryManyThreads;
  public final Variant kiekerTextManyThreads;
  public final Variant otlp;
  public final Variant console;
  public final Variant elastic;
  public final Variant datadog;

  public Agents(Setup setup) throws IOException {
    toDevNull = new TelemetryAgent(setup.agent(), Output.DEV_NULL);
    toDeadEndpoint = toDevNull.with("a dead endpoint", "otlp_endpoint=http://127.0.0.1:1");
    toCollector = new SentSpans(setup.agent());
    dropping = toDevNull.with("overflow=drop", "overflow=drop");
    stalled = new TelemetryAgent(setup.agent(), Output.STALLED_PIPE);
    toFile = new TelemetryAgent(setup.agent(), Output.FILE);
    toGzip = new TelemetryAgent(setup.agent(), Output.GZIP);
    kiekerBinary = new Kieker(setup.peer("kieker"), true, false);
    kiekerText = new Kieker(setup.peer("kieker"), false, false);
    kiekerBinaryManyThreads = new Kieker(setup.peer("kieker"), true, true);
    kiekerTextManyThreads = new Kieker(setup.peer("kieker"), false, true);
    Path openTelemetry = setup.peer("opentelemetry-javaagent");
    otlp = new OpenTelemetry(openTelemetry, false);
    console = new OpenTelemetry(openTelemetry, true);
    elastic = new Elastic(setup.peer("elastic-apm-agent"));
    datadog = new Datadog(setup.peer("dd-java-agent"));
  }

  /** All, the program alone first. */
  public List<Variant> all() {
    return List.of(
        none, toDevNull, toFile, toGzip, kiekerBinary, kiekerText, otlp, console, elastic, datadog);
  }

  /** The faster ones, for an app of many threads. */
  public List<Variant> manyThreads() {
    return List.of(
        none,
        toDevNull,
        toFile,
        kiekerBinaryManyThreads,
        kiekerTextManyThreads,
        otlp,
        elastic,
        datadog);
  }

  /** The faster ones. */
  public List<Variant> fastest() {
    return List.of(none, toDevNull, toFile, kiekerBinary, otlp, elastic, datadog);
  }

  /** One of each agent, in the way its users run it. */
  public List<Variant> oneOfEach() {
    return List.of(none, toFile, kiekerText, otlp, elastic, datadog);
  }

  /** Those that send spans, and what they are compared with. */
  public List<Variant> sending() {
    return List.of(none, toDevNull, toDeadEndpoint, toCollector, otlp);
  }
}
