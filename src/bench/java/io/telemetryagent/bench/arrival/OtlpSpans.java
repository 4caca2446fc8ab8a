package io.telemetryagent.bench.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Counts the spans of an OTLP request in protobuf: ExportTraceServiceRequest.resource_spans (1),
 * ResourceSpans.scope_spans (2), ScopeSpans.spans (2).
 */
public final class OtlpSpans implements BodyCounter {
  private static final int[] PATH = {1, 2, 2};

  private static final String URL_PATH = "/v1/traces";

  /** A collector of such requests, which takes log records as well. */
  public static HttpCollector collector() throws IOException {
    return new HttpCollector(URL_PATH, new OtlpSpans(), Map.of(URL_PATH, "", "/v1/logs", ""));
  }

  @Override
  public long spans(InputStream body) throws IOException {
    return count(ByteBuffer.wrap(body.readAllBytes()), 0);
  }

  private static long count(ByteBuffer message, int depth) throws IOException {
    long count = 0;
    while (message.hasRemaining()) {
      long tag = varint(message);
      boolean onPath = tag >>> 3 == PATH[depth];
      switch ((int) tag & 7) {
        case 0 -> varint(message);
        case 1 -> skip(message, 8);
        case 2 -> {
          int length = (int) varint(message);
          if (onPath) {
            boolean span = depth == PATH.length - 1;
            count += span ? 1 : count(message.slice(message.position(), length), depth + 1);
          }
          skip(message, length);
        }
        case 5 -> skip(message, 4);
        default -> throw new IOException("not protobuf: tag " + tag);
      }
    }
    return count;
  }

  private static void skip(ByteBuffer message, int bytes) {
    message.position(message.position() + bytes);
  }

  private static long varint(ByteBuffer message) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = message.get();
      value |= (long) (b & 127) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }
}
