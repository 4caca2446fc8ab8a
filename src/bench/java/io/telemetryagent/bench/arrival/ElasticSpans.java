package io.telemetryagent.bench.arrival;

import java.io.IOException;
import java.io.InputStream;

/** Counts what stands for a call in Elastic's intake format: lines of a transaction or a span. */
public final class ElasticSpans implements BodyCounter {
  @Override
  public long spans(InputStream body) throws IOException {
    return LineCounter.count(
        body, head -> head.startsWith("{\"span\"") || head.startsWith("{\"transaction\""));
  }
}
