package io.telemetryagent.bootstrap;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads and writes the headers traceparent and tracestate (W3C Trace Context level 2,
 * https://www.w3.org/TR/trace-context-2/), and passes baggage on. Never throws, whatever came.
 */
public final class TraceHeaders {
  /** Names as they are sent; they are accepted in any case. */
  public static final String TRACEPARENT = "traceparent";

  public static final String TRACESTATE = "tracestate";

  public static final String BAGGAGE = "baggage";

  /** The form of version 00: version, trace id, parent id, flags. */
  private static final String FORM = "00-00000000000000000000000000000000-0000000000000000-00";

  private static final int TRACE_HIGH = 3;
  private static final int TRACE_LOW = 19;
  private static final int SPAN_ID = 36;
  private static final int FLAGS = 53;
  private static final int ID_DIGITS = 16;

  private static final int SAMPLED = 1;
  private static final int RANDOM = 2;

  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  /**
   * Room to write in, lent to whoever comes first; others make their own. Not one for each thread:
   * virtual threads are too many for that.
   */
  private static final AtomicReference<char[]> SPARE = new AtomicReference<char[]>();

  private TraceHeaders() {}

  /**
   * The context that came with a request or message; null where traceparent is missing, repeated or
   * bad, and its trace so begins here. A bad tracestate or baggage is left out.
   *
   * @param traceparents one entry for each header line of that name, as are the others, in order;
   *     null or empty for none
   */
  public static TraceContext read(
      List<String> traceparents, List<String> tracestates, List<String> baggages) {
    if (traceparents == null || traceparents.size() != 1) return null;
    String line = traceparents.get(0);
    if (line == null) return null;
    String text = OptionalSpace.trim(line, 0, line.length());
    if (!isTraceparent(text)) return null;
    long traceHigh = number(text, TRACE_HIGH, ID_DIGITS);
    long traceLow = number(text, TRACE_LOW, ID_DIGITS);
    long spanId = number(text, SPAN_ID, ID_DIGITS);
    if ((traceHigh | traceLow) == 0 || spanId == 0) return null;
    long flags = number(text, FLAGS, 2);
    return new TraceContext(
        traceHigh,
        traceLow,
        spanId,
        (flags & SAMPLED) != 0,
        (flags & RANDOM) != 0,
        Tracestate.read(tracestates),
        Baggage.read(baggages));
  }

  /**
   * The value of traceparent to be sent, version 00. Costs no memory but that of the result.
   *
   * @param context its trace id and span id are not zero
   */
  public static String traceparent(TraceContext context) {
    char[] text = SPARE.getAndSet(null);
    if (text == null) text = FORM.toCharArray();
    write(context.traceHigh, text, TRACE_HIGH);
    write(context.traceLow, text, TRACE_LOW);
    write(context.spanId, text, SPAN_ID);
    int flags = (context.sampled ? SAMPLED : 0) | (context.random ? RANDOM : 0);
    text[FLAGS + 1] = DIGITS[flags];
    String value = new String(text);
    SPARE.lazySet(text);
    return value;
  }

  /** Whether it is of version 00, or of a later one that begins in the same form (3.2.4). */
  private static boolean isTraceparent(String text) {
    int length = FORM.length();
    if (text.length() < length || !hasForm(text) || text.startsWith("ff")) return false;
    return text.length() == length || (!text.startsWith("00") && text.charAt(length) == '-');
  }

  private static boolean hasForm(String text) {
    for (int i = 0; i < FORM.length(); i++) {
      char c = text.charAt(i);
      if (FORM.charAt(i) == '-' ? c != '-' : digit(c) < 0) return false;
    }
    return true;
  }

  private static long number(String text, int start, int digits) {
    long number = 0;
    for (int i = start; i < start + digits; i++) number = number << 4 | digit(text.charAt(i));
    return number;
  }

  /** The value of a hex digit; -1 for any other character, and for upper case. */
  static int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  private static void write(long id, char[] text, int start) {
    long rest = id;
    for (int i = start + ID_DIGITS - 1; i >= start; i--) {
      text[i] = DIGITS[(int) rest & 15];
      rest >>>= 4;
    }
  }
}
