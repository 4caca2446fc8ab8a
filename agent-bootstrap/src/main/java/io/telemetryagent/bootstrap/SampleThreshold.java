package io.telemetryagent.bootstrap;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The share of traces that is kept, as a number of 56 bits: a trace is kept where the last 56 bits
 * of its id are at least that (OpenTelemetry's consistent probability sampling,
 * https://opentelemetry.io/docs/specs/otel/trace/tracestate-probability-sampling/). W3C Trace
 * Context level 2 has these bits random. So services with one rate keep the same traces.
 */
public final class SampleThreshold {
  /** Keeps every trace. Also stands for a share that is not known. */
  public static final long ALL = 0;

  private static final int DIGITS = 14;
  private static final long NONE = 1L << 4 * DIGITS;
  private static final long RANDOM_BITS = NONE - 1;

  /** Rates are shown as people write them, without what their binary form adds. */
  private static final MathContext SHOWN = new MathContext(9);

  /** The member of tracestate that is OpenTelemetry's, and the part of it that is the threshold. */
  private static final String MEMBER = "ot=";

  private static final String PART = "th:";

  private SampleThreshold() {}

  /** The threshold of a rate from 0 to 1. */
  static long of(double rate) {
    return NONE - Math.round(rate * NONE);
  }

  /** The rate of a threshold, from 0 to 1. */
  public static double rate(long threshold) {
    double exact = (double) (NONE - threshold) / NONE;
    return new BigDecimal(exact).round(SHOWN).doubleValue();
  }

  /** Whether a trace whose id ends with {@code traceLow} is kept. */
  static boolean keeps(long threshold, long traceLow) {
    return (traceLow & RANDOM_BITS) >= threshold;
  }

  /** The tracestate that tells other services of it; null where there is nothing to tell. */
  public static String traceState(long threshold) {
    if (threshold == ALL) {
      return null;
    }
    String digits = Long.toHexString(NONE | threshold).substring(1);
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return MEMBER + PART + digits.substring(0, end);
  }

  /** The threshold that another service sent; {@link #ALL} where it sent none, or nonsense. */
  static long in(String traceState) {
    int start = traceState == null ? -1 : (',' + traceState).indexOf(',' + MEMBER);
    if (start < 0) {
      return ALL;
    }
    int comma = traceState.indexOf(',', start);
    int end = comma < 0 ? traceState.length() : comma;
    int at = start + MEMBER.length();
    while (at < end && !traceState.startsWith(PART, at)) {
      int semicolon = traceState.indexOf(';', at);
      at = semicolon < 0 ? end : semicolon + 1;
    }
    return at < end ? read(traceState, at + PART.length(), end) : ALL;
  }

  /** Reads up to fourteen digits, of which the last ones may be missing if they are 0. */
  private static long read(String text, int start, int end) {
    long threshold = 0;
    int at = start;
    for (; at < end && text.charAt(at) != ';'; at++) {
      int digit = TraceHeaders.digit(text.charAt(at));
      if (digit < 0 || at - start == DIGITS) {
        return ALL;
      }
      threshold = threshold << 4 | digit;
    }
    return threshold << 4 * (DIGITS - (at - start));
  }
}
