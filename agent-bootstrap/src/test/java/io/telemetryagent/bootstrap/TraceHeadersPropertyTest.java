package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds for headers of any content: the grammar is that of the text, as a regular expression.
 */
class TraceHeadersPropertyTest {
  private static final String TRACEPARENT = "00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[0-3]";
  private static final String MEMBER =
      "[a-z0-9][a-z0-9_\\-*/@]{0,255}=[ -+\\--<>-~]{0,255}[!-+\\--<>-~]";
  private static final String TRACESTATE = MEMBER + "(," + MEMBER + "){0,31}";
  private static final String BAGGAGE = "[ -~\t]{1,8192}";

  private static final List<String> PARENT =
      List.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anyHeaders_areReadOrLeftOut(
      @ForAll("headers") List<String> parents,
      @ForAll("headers") List<String> states,
      @ForAll("headers") List<String> baggages) {
    TraceContext context = TraceHeaders.read(parents, states, baggages);
    if (context != null) assertValid(context);
  }

  @Property
  void whatComesWithAGoodTraceparent_isValidOrLeftOut(
      @ForAll("headers") List<String> states, @ForAll("headers") List<String> baggages) {
    assertValid(TraceHeaders.read(PARENT, states, baggages));
  }

  /** One wrong, missing or additional character in a traceparent that was good. */
  @Property
  void damagedTraceparent_isAnotherOrNone(
      @ForAll("versions") String version,
      @ForAll("damage") String damage,
      @ForAll("positions") int at,
      @ForAll boolean inserted) {
    String good = version + PARENT.get(0).substring(2);
    String damaged = good.substring(0, at) + damage + good.substring(inserted ? at : at + 1);
    TraceContext context = TraceHeaders.read(List.of(damaged), null, null);
    if (context == null) return;
    String sent = assertValid(context);
    assertThat(damaged).contains(sent.substring(2, 53));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void sentTraceparent_comesBackAsTheSame(
      @ForAll long high,
      @ForAll long low,
      @ForAll long span,
      @ForAll boolean sampled,
      @ForAll boolean random) {
    Assume.that((high | low) != 0 && span != 0);
    TraceContext sent = new TraceContext(high, low, span, sampled, random, null, null);
    String header = TraceHeaders.traceparent(sent);
    assertThat(header).matches(TRACEPARENT);
    assertThat(facts(TraceHeaders.read(List.of(header), null, null))).isEqualTo(facts(sent));
  }

  @Property(tries = 300)
  void tracestateOfGoodMembers_isPassedOnInOrder(@ForAll("members") List<String> members) {
    String list = String.join(",", members);
    TraceContext context = TraceHeaders.read(PARENT, members, null);
    assertValid(context);
    if (list.length() <= 4127) assertThat(context.traceState).isEqualTo(list);
    assertThat(members).containsSubsequence(context.traceState.split(","));
  }

  /** Checks what is sent on, and that the next service takes all of it; gives the traceparent. */
  private static String assertValid(TraceContext context) {
    String header = TraceHeaders.traceparent(context);
    assertThat(header).matches(TRACEPARENT);
    if (context.traceState != null) assertThat(context.traceState).matches(TRACESTATE);
    if (context.baggage != null) assertThat(context.baggage).matches(BAGGAGE);
    TraceContext next =
        TraceHeaders.read(List.of(header), lines(context.traceState), lines(context.baggage));
    assertThat(facts(next)).isEqualTo(facts(context));
    return header;
  }

  private static List<Object> facts(TraceContext context) {
    return Arrays.asList(
        context.traceHigh,
        context.traceLow,
        context.spanId,
        context.sampled,
        context.random,
        context.traceState,
        context.baggage);
  }

  private static List<String> lines(String value) {
    return value == null ? List.of() : List.of(value);
  }

  /** From none to a few lines: any text, and text made of the pieces that headers are made of. */
  @Provide
  Arbitrary<List<String>> headers() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "00", "cc", "ff", "-", "=", ",", " ", "\t", "@", "\r\n", "\u00e9", "a", "b=1",
            "rojo=1");
    Arbitrary<String> ids = Arbitraries.strings().withChars("0123456789abcdefA").ofLength(16);
    Arbitrary<String> made =
        Arbitraries.oneOf(pieces, pieces, pieces, ids)
            .list()
            .ofMaxSize(40)
            .map(p -> String.join("", p));
    Arbitrary<String> parents =
        Combinators.combine(ids, ids, ids)
            .as((high, low, span) -> "00-" + high + low + "-" + span + "-01");
    return Arbitraries.oneOf(Arbitraries.strings().all(), made, parents)
        .injectNull(0.05)
        .list()
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.of("00", "01", "cc", "fe");
  }

  @Provide
  Arbitrary<String> damage() {
    return Arbitraries.oneOf(
        Arbitraries.of("", "0", "a", "A", "g", "-", " ", "\t", "\n"),
        Arbitraries.chars().all().map(String::valueOf));
  }

  @Provide
  Arbitrary<Integer> positions() {
    return Arbitraries.integers().between(0, 54);
  }

  /** Up to 32 members of different keys; keys and values may be as long as is allowed. */
  @Provide
  Arbitrary<List<String>> members() {
    Arbitrary<String> keys =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withChars("0123456789_-*/@")
            .ofMinLength(1)
            .ofMaxLength(256)
            .filter(key -> "_-*/@".indexOf(key.charAt(0)) < 0);
    Arbitrary<String> values =
        Arbitraries.strings()
            .withCharRange(' ', '~')
            .ofMinLength(1)
            .ofMaxLength(256)
            .map(value -> value.replace(',', ';').replace('=', ':'))
            .filter(value -> !value.endsWith(" "));
    return Arbitraries.maps(keys, values)
        .ofMinSize(1)
        .ofMaxSize(32)
        .map(
            map ->
                map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toList());
  }
}
