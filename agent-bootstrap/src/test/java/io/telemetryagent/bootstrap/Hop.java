package io.telemetryagent.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** What a service sends on for the headers it received: the same trace, or one of its own. */
final class Hop {
  /** The trace id of a service that begins a trace. */
  static final String OWN_TRACE = "0000000000000a110000000000000a11";

  private static long spans;

  final String traceId;
  final String parentId;
  final String flags;

  /** Null where none is sent. */
  final String tracestate;

  private Hop(String traceparent, String tracestate) {
    String[] fields = traceparent.split("-");
    traceId = fields[1];
    parentId = fields[2];
    flags = fields[3];
    this.tracestate = tracestate;
  }

  /** Sends one request, in which each header line is {@code name: value}. */
  static Hop of(String... headers) {
    TraceContext in =
        TraceHeaders.read(
            values(headers, TraceHeaders.TRACEPARENT),
            values(headers, TraceHeaders.TRACESTATE),
            values(headers, TraceHeaders.BAGGAGE));
    if (in == null) in = new TraceContext(0xa11, 0xa11, 1, true, true, null, null);
    TraceContext out =
        new TraceContext(
            in.traceHigh, in.traceLow, ++spans, in.sampled, in.random, in.traceState, in.baggage);
    return new Hop(TraceHeaders.traceparent(out), out.traceState);
  }

  /** As every HTTP server gives them: by a name in any case, one entry a line. */
  private static List<String> values(String[] headers, String name) {
    List<String> values = new ArrayList<>();
    for (String header : headers) {
      int colon = header.indexOf(':');
      boolean asked = colon > 0 && header.substring(0, colon).equalsIgnoreCase(name);
      if (asked) values.add(header.substring(colon + 1));
    }
    return values;
  }
}
