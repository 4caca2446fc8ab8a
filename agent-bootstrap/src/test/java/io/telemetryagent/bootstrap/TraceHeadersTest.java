package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule on traceparent in W3C Trace Context level 2, by section. */
class TraceHeadersTest {
  /** Stand for any valid ids in the tables below. */
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static final String SPAN = "00f067aa0ba902b7";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # 3.2.2.1 version, and 3.2.4 versioning
          version 00 is ours                             | 00-TRACE-SPAN-01
          a later version is read by the form of 00      | 01-TRACE-SPAN-01
          the last version                               | fe-TRACE-SPAN-01
          a later version may go on after a dash         | cc-TRACE-SPAN-01-what-the-future-will-be-like
          ... with anything at all                       | cc-TRACE-SPAN-01-,= %
          ... even with nothing                          | cc-TRACE-SPAN-01-
          # 3.2.2.3 trace-id, 3.2.2.4 parent-id
          only all zero is forbidden                     | 00-00000000000000000000000000000001-SPAN-01
          a short id, padded on the left                 | 00-00000000000000004bf92f3577b34da6-SPAN-01
          a short id, padded on the right                | 00-4bf92f3577b34da60000000000000000-SPAN-01
          all ones are an id as any other                | 00-ffffffffffffffffffffffffffffffff-SPAN-01
          only all zero is forbidden                     | 00-TRACE-0000000000000001-01
          all ones are an id as any other                | 00-TRACE-ffffffffffffffff-01
          # 3.2.2.5 trace-flags
          no flag                                        | 00-TRACE-SPAN-00
          any hex number is a set of flags               | 00-TRACE-SPAN-ff
          # RFC 9110, 5.5: white space around a value is no part of it
          space before                                   | ' 00-TRACE-SPAN-01'
          tab before                                     | '\t00-TRACE-SPAN-01'
          space after                                    | '00-TRACE-SPAN-01 '
          tab after                                      | '00-TRACE-SPAN-01\t'
          many of both                                   | ' \t \t00-TRACE-SPAN-01\t \t '
          """)
  void goodTraceparent_isRead(String rule, String header) {
    assertThat(read(header)).isNotNull();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # 3.2.2.1 version, and 3.2.4 versioning
          ff is forbidden                                | ff-TRACE-SPAN-01
          ff is forbidden whatever follows               | ff-TRACE-SPAN-01-more
          no hex                                         | .0-TRACE-SPAN-01
          no hex                                         | 0.-TRACE-SPAN-01
          no hex                                         | 0g-TRACE-SPAN-01
          no hex                                         | -1-TRACE-SPAN-01
          upper case                                     | CC-TRACE-SPAN-01
          upper case                                     | cC-TRACE-SPAN-01
          too long                                       | 000-TRACE-SPAN-01
          too long                                       | 0000-TRACE-SPAN-01
          too short                                      | 0-TRACE-SPAN-01
          none                                           | -TRACE-SPAN-01
          none                                           | TRACE-SPAN-01
          nothing may follow in version 00               | 00-TRACE-SPAN-01.
          nothing may follow in version 00               | 00-TRACE-SPAN-01-
          nothing may follow in version 00               | 00-TRACE-SPAN-01-what-the-future-will-be-like
          only a dash may follow in a later version      | cc-TRACE-SPAN-01.what-the-future-will-be-like
          only a dash may follow in a later version      | cc-TRACE-SPAN-011
          only a dash may follow in a later version      | cc-TRACE-SPAN-01, cc-TRACE-SPAN-01
          a later version is no shorter than 00          | cc-TRACE-SPAN-0
          a later version is no shorter than 00          | cc-TRACE-SPAN
          a later version obeys the rules on ids         | cc-00000000000000000000000000000000-SPAN-01
          a later version obeys the rules on ids         | cc-TRACE-0000000000000000-01
          a later version obeys the rules on digits      | cc-TRACE-SPAN-0x
          # 3.2.2.3 trace-id
          all zero                                       | 00-00000000000000000000000000000000-SPAN-01
          no hex                                         | 00-.bf92f3577b34da6a3ce929d0e0e4736-SPAN-01
          no hex                                         | 00-4bf92f3577b34da6a3ce929d0e0e473.-SPAN-01
          no hex                                         | 00-4bf92f3577b34da6-3ce929d0e0e4736-SPAN-01
          upper case                                     | 00-4BF92F3577B34DA6A3CE929D0E0E4736-SPAN-01
          digits of another script                       | 00-\u0664bf92f3577b34da6a3ce929d0e0e473-SPAN-01
          too long                                       | 00-TRACE0-SPAN-01
          too long                                       | 00-0TRACE-SPAN-01
          too short                                      | 00-4bf92f3577b34da6a3ce929d0e0e473-SPAN-01
          none                                           | 00--SPAN-01
          # 3.2.2.4 parent-id
          all zero                                       | 00-TRACE-0000000000000000-01
          no hex                                         | 00-TRACE-.0f067aa0ba902b7-01
          no hex                                         | 00-TRACE-00f067aa0ba902b.-01
          upper case                                     | 00-TRACE-00F067AA0BA902B7-01
          too long                                       | 00-TRACE-SPAN0-01
          too short                                      | 00-TRACE-00f067aa0ba902b-01
          none                                           | 00-TRACE--01
          # 3.2.2.5 trace-flags
          no hex                                         | 00-TRACE-SPAN-.0
          no hex                                         | 00-TRACE-SPAN-0.
          upper case                                     | 00-TRACE-SPAN-0A
          too long                                       | 00-TRACE-SPAN-001
          too short                                      | 00-TRACE-SPAN-1
          none                                           | 00-TRACE-SPAN-
          none                                           | 00-TRACE-SPAN
          # 3.2.2 dashes
          dash is something else                         | 00_TRACE-SPAN-01
          dash is something else                         | 00-TRACE_SPAN-01
          dash is something else                         | 00-TRACE-SPAN_01
          dash is something else in a later version      | cc-TRACE_SPAN-01
          # white space, and what is none
          white space inside                             | 00- TRACE-SPAN-01
          white space inside                             | 00-TRACE-SPAN -01
          two values in one line                         | 00-TRACE-SPAN-01,00-TRACE-SPAN-01
          quoted                                         | \"00-TRACE-SPAN-01\"
          nothing                                        | ''
          nothing but white space                        | ' \t '
          """)
  void badTraceparent_isNone(String rule, String header) {
    assertThat(read(header)).isNull();
  }

  /** What {@link String#trim} would take for white space, and what could end a header. */
  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n", "\0", "\u000b", "\f", "\u0085", "\u00a0", "\u2028"})
  void controlCharacterAround_isBad(String control) {
    assertThat(read(control + "00-TRACE-SPAN-01")).isNull();
    assertThat(read("00-TRACE-SPAN-01" + control)).isNull();
    assertThat(read("00-TRACE-SPAN-01" + control + "x-injected: yes")).isNull();
  }

  @Test
  void ids_areThoseOfTheHeader() {
    TraceContext context = read("00-TRACE-SPAN-01");
    assertThat(context.traceHigh).isEqualTo(0x4bf92f3577b34da6L);
    assertThat(context.traceLow).isEqualTo(0xa3ce929d0e0e4736L);
    assertThat(context.spanId).isEqualTo(0x00f067aa0ba902b7L);
  }

  /** 3.2.2.5: two flags are known; the others are read as 0 and not passed on. */
  @ParameterizedTest
  @CsvSource({
    "00,false,false,00",
    "01,true,false,01",
    "02,false,true,02",
    "03,true,true,03",
    "09,true,false,01",
    "fc,false,false,00",
    "ff,true,true,03",
  })
  void flags_areMasked(String flags, boolean sampled, boolean random, String sent) {
    for (String version : List.of("00", "cc")) {
      TraceContext context = read(version + "-TRACE-SPAN-" + flags);
      assertThat(context.sampled).isEqualTo(sampled);
      assertThat(context.random).isEqualTo(random);
      assertThat(TraceHeaders.traceparent(context)).isEqualTo(header("00-TRACE-SPAN-" + sent));
    }
  }

  @Test
  void severalTraceparents_areBad() {
    String header = header("00-TRACE-SPAN-01");
    assertThat(TraceHeaders.read(List.of(header, header), null, null)).isNull();
    assertThat(TraceHeaders.read(List.of(header, ""), null, null)).isNull();
  }

  @Test
  void noTraceparent_isNoContext() {
    List<String> states = List.of("rojo=1");
    assertThat(TraceHeaders.read(null, states, null)).isNull();
    assertThat(TraceHeaders.read(Collections.emptyList(), states, null)).isNull();
    assertThat(TraceHeaders.read(Collections.singletonList(null), states, null)).isNull();
  }

  @Test
  void allHeaders_areKept() {
    TraceContext context =
        TraceHeaders.read(
            List.of(header("00-TRACE-SPAN-01")), List.of("rojo=1", "congo=2"), List.of("user=7"));
    assertThat(context.traceState).isEqualTo("rojo=1,congo=2");
    assertThat(context.baggage).isEqualTo("user=7");
  }

  @Test
  void badTracestateOrBaggage_spoilsNothingElse() {
    List<String> parents = List.of(header("00-TRACE-SPAN-01"));
    TraceContext stateless = TraceHeaders.read(parents, List.of("ROJO=1"), List.of("user=7"));
    assertThat(stateless.traceState).isNull();
    assertThat(stateless.baggage).isEqualTo("user=7");
    TraceContext bare = TraceHeaders.read(parents, List.of("rojo=1"), List.of("user=\n"));
    assertThat(bare.traceState).isEqualTo("rojo=1");
    assertThat(bare.baggage).isNull();
  }

  @Test
  void names_areLowerCase() {
    assertThat(TraceHeaders.TRACEPARENT).isEqualTo("traceparent");
    assertThat(TraceHeaders.TRACESTATE).isEqualTo("tracestate");
    assertThat(TraceHeaders.BAGGAGE).isEqualTo("baggage");
  }

  @Test
  void traceparent_costsNoMoreThanItsText() {
    TraceContext context = read("00-TRACE-SPAN-03");
    char[] text = TraceHeaders.traceparent(context).toCharArray();
    String[] kept = new String[1000];
    long plain = allocatedBy(() -> Arrays.setAll(kept, i -> new String(text)));
    long ours = allocatedBy(() -> Arrays.setAll(kept, i -> TraceHeaders.traceparent(context)));
    assertThat(ours).isLessThan(plain + kept.length);
  }

  private static long allocatedBy(Runnable work) {
    com.sun.management.ThreadMXBean threads =
        ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);
    work.run(); // What the first run loads and links is not counted.
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static TraceContext read(String header) {
    return TraceHeaders.read(Collections.singletonList(header(header)), null, null);
  }

  private static String header(String text) {
    return text.replace("TRACE", TRACE).replace("SPAN", SPAN);
  }
}
