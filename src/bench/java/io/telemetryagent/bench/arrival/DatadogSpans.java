package io.telemetryagent.bench.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Counts the spans of a Datadog v0.4 request: in MessagePack, an array of traces of spans. */
public final class DatadogSpans implements BodyCounter {
  @Override
  public long spans(InputStream body) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(body.readAllBytes());
    long spans = 0;
    for (long traces = arrayLength(in); traces > 0; traces--) {
      long inTrace = arrayLength(in);
      spans += inTrace;
      skip(in, inTrace);
    }
    return spans;
  }

  private static long arrayLength(ByteBuffer in) throws IOException {
    int type = in.get() & 0xff;
    if (type >>> 4 == 0x9) {
      return type & 15;
    }
    return switch (type) {
      case 0xdc -> in.getShort() & 0xffff;
      case 0xdd -> in.getInt() & 0xffffffffL;
      default -> throw new IOException("not an array: type " + type);
    };
  }

  /** Skips so many values with all that is nested in them. */
  private static void skip(ByteBuffer in, long values) throws IOException {
    for (long left = values; left > 0; left--) {
      left += skipHead(in);
    }
  }

  /** Skips one value, or the head of a nested one; returns how many values are nested in it. */
  private static long skipHead(ByteBuffer in) throws IOException {
    int type = in.get() & 0xff;
    if (type < 0x80 || type >= 0xe0) {
      return 0;
    }
    if (type < 0xc0) {
      return type < 0x90 ? 2 * (type & 15) : type < 0xa0 ? type & 15 : bytes(in, type & 31);
    }
    return switch (type) {
      case 0xc0, 0xc2, 0xc3 -> 0;
      case 0xc4, 0xd9 -> bytes(in, in.get() & 0xff);
      case 0xc5, 0xda -> bytes(in, in.getShort() & 0xffff);
      case 0xc6, 0xdb -> bytes(in, in.getInt() & 0xffffffffL);
      case 0xcc, 0xd0 -> bytes(in, 1);
      case 0xcd, 0xd1 -> bytes(in, 2);
      case 0xca, 0xce, 0xd2 -> bytes(in, 4);
      case 0xcb, 0xcf, 0xd3 -> bytes(in, 8);
      case 0xdc -> in.getShort() & 0xffff;
      case 0xdd -> in.getInt() & 0xffffffffL;
      case 0xde -> 2L * (in.getShort() & 0xffff);
      case 0xdf -> 2 * (in.getInt() & 0xffffffffL);
      default -> throw new IOException("a type that Datadog does not send: " + type);
    };
  }

  private static long bytes(ByteBuffer in, long count) {
    in.position((int) (in.position() + count));
    return 0;
  }
}
