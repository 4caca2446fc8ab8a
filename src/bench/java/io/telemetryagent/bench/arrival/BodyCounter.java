package io.telemetryagent.bench.arrival;

import java.io.IOException;
import java.io.InputStream;

/** Counts the spans in the body of one request, already decompressed. */
@FunctionalInterface
public interface BodyCounter {
  long spans(InputStream body) throws IOException;
}
