package io.telemetryagent.bootstrap;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The requests of the W3C's own suite (test/test.py of w3c/trace-context, level 2, strict), each
 * under the name of its test there, and what has to be sent on.
 */
class TraceContextSuiteTest {
  private static final String TRACE = "12345678901234567890123456789012";
  private static final String SPAN = "1234567890123456";
  private static final String PARENT = "traceparent: 00-" + TRACE + "-" + SPAN + "-00";

  /**
   * The columns: the test; the header lines of a request, apart by {@code ;}, in which T and S are
   * ids and parent is a good traceparent; whether its trace goes on; the tracestate sent on.
   */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          test_both_traceparent_and_tracestate_missing    | ''                                                     | new  | -
          test_traceparent_included_tracestate_missing    | traceparent: 00-T-S-01                                 | same | -
          test_traceparent_duplicated                     | traceparent: 00-T-S-01;traceparent: 00-T-S-01          | new  | -
          test_traceparent_header_name                    | trace-parent: 00-T-S-01                                | new  | -
          test_traceparent_header_name                    | trace.parent: 00-T-S-01                                | new  | -
          test_traceparent_header_name_valid_casing       | TraceParent: 00-T-S-01                                 | same | -
          test_traceparent_header_name_valid_casing       | TrAcEpArEnT: 00-T-S-01                                 | same | -
          test_traceparent_header_name_valid_casing       | TRACEPARENT: 00-T-S-01                                 | same | -
          test_traceparent_version_0x00                   | traceparent: 00-T-S-01.                                | new  | -
          test_traceparent_version_0x00                   | traceparent: 00-T-S-01-what-the-future-will-be-like    | new  | -
          test_traceparent_version_0xcc                   | traceparent: cc-T-S-01                                 | same | -
          test_traceparent_version_0xcc                   | traceparent: cc-T-S-01-what-the-future-will-be-like    | same | -
          test_traceparent_version_0xcc                   | traceparent: cc-T-S-01.what-the-future-will-be-like    | new  | -
          test_traceparent_version_0xff                   | traceparent: ff-T-S-01                                 | new  | -
          test_traceparent_version_illegal_characters     | traceparent: .0-T-S-01                                 | new  | -
          test_traceparent_version_illegal_characters     | traceparent: 0.-T-S-01                                 | new  | -
          test_traceparent_version_too_long               | traceparent: 000-T-S-01                                | new  | -
          test_traceparent_version_too_long               | traceparent: 0000-T-S-01                               | new  | -
          test_traceparent_version_too_short              | traceparent: 0-T-S-01                                  | new  | -
          test_traceparent_trace_id_all_zero              | traceparent: 00-00000000000000000000000000000000-S-01  | new  | -
          test_traceparent_trace_id_illegal_characters    | traceparent: 00-.2345678901234567890123456789012-S-01  | new  | -
          test_traceparent_trace_id_illegal_characters    | traceparent: 00-1234567890123456789012345678901.-S-01  | new  | -
          test_traceparent_trace_id_too_long              | traceparent: 00-123456789012345678901234567890123-S-01 | new  | -
          test_traceparent_trace_id_too_short             | traceparent: 00-1234567890123456789012345678901-S-01   | new  | -
          test_traceparent_parent_id_all_zero             | traceparent: 00-T-0000000000000000-01                  | new  | -
          test_traceparent_parent_id_illegal_characters   | traceparent: 00-T-.234567890123456-01                  | new  | -
          test_traceparent_parent_id_illegal_characters   | traceparent: 00-T-123456789012345.-01                  | new  | -
          test_traceparent_parent_id_too_long             | traceparent: 00-T-12345678901234567-01                 | new  | -
          test_traceparent_parent_id_too_short            | traceparent: 00-T-123456789012345-01                   | new  | -
          test_traceparent_trace_flags_illegal_characters | traceparent: 00-T-S-.0                                 | new  | -
          test_traceparent_trace_flags_illegal_characters | traceparent: 00-T-S-0.                                 | new  | -
          test_traceparent_trace_flags_too_long           | traceparent: 00-T-S-001                                | new  | -
          test_traceparent_trace_flags_too_short          | traceparent: 00-T-S-1                                  | new  | -
          test_traceparent_ows_handling                   | 'traceparent:  00-T-S-01'                              | same | -
          test_traceparent_ows_handling                   | 'traceparent: \t00-T-S-01'                             | same | -
          test_traceparent_ows_handling                   | 'traceparent: 00-T-S-01 '                              | same | -
          test_traceparent_ows_handling                   | 'traceparent: 00-T-S-01\t'                             | same | -
          test_traceparent_ows_handling                   | 'traceparent: \t 00-T-S-01 \t'                         | same | -
          test_tracestate_included_traceparent_missing    | tracestate: foo=1                                      | new  | -
          test_tracestate_included_traceparent_missing    | tracestate: foo=1,bar=2                                | new  | -
          test_tracestate_included_traceparent_included   | parent;tracestate: foo=1,bar=2                         | same | foo=1,bar=2
          test_tracestate_header_name                     | parent;trace-state: foo=1                              | same | -
          test_tracestate_header_name                     | parent;trace.state: foo=1                              | same | -
          test_tracestate_header_name_valid_casing        | parent;TraceState: foo=1                               | same | foo=1
          test_tracestate_header_name_valid_casing        | parent;TrAcEsTaTe: foo=1                               | same | foo=1
          test_tracestate_header_name_valid_casing        | parent;TRACESTATE: foo=1                               | same | foo=1
          test_tracestate_empty_header                    | parent;tracestate:                                     | same | -
          test_tracestate_empty_header                    | parent;tracestate: foo=1;tracestate:                   | same | foo=1
          test_tracestate_empty_header                    | parent;tracestate:;tracestate: foo=1                   | same | foo=1
          test_tracestate_multiple_headers_different_keys | parent;tracestate: foo=1,bar=2;tracestate: rojo=1,congo=2;tracestate: baz=3 | same | foo=1,bar=2,rojo=1,congo=2,baz=3
          test_tracestate_duplicated_keys                 | parent;tracestate: foo=1,foo=1                         | same | foo=1
          test_tracestate_duplicated_keys                 | parent;tracestate: foo=1,foo=2                         | same | foo=1
          test_tracestate_duplicated_keys                 | parent;tracestate: foo=1;tracestate: foo=1             | same | foo=1
          test_tracestate_duplicated_keys                 | parent;tracestate: foo=1;tracestate: foo=2             | same | foo=1
          test_tracestate_ows_handling                    | 'parent;tracestate: foo=1 \t , \t bar=2, \t baz=3'     | same | foo=1,bar=2,baz=3
          test_tracestate_ows_handling                    | 'parent;tracestate: foo=1\t \t,\t \tbar=2,\t \tbaz=3'  | same | foo=1,bar=2,baz=3
          test_tracestate_ows_handling                    | 'parent;tracestate:  foo=1'                            | same | foo=1
          test_tracestate_ows_handling                    | 'parent;tracestate: \tfoo=1'                           | same | foo=1
          test_tracestate_ows_handling                    | 'parent;tracestate: foo=1 '                            | same | foo=1
          test_tracestate_ows_handling                    | 'parent;tracestate: foo=1\t'                           | same | foo=1
          test_tracestate_ows_handling                    | 'parent;tracestate: \t foo=1 \t'                       | same | foo=1
          test_tracestate_key_illegal_characters          | parent;tracestate: foo =1                              | same | -
          test_tracestate_key_illegal_characters          | parent;tracestate: FOO=1                               | same | -
          test_tracestate_key_illegal_characters          | parent;tracestate: foo.bar=1                           | same | -
          test_tracestate_key_illegal_vendor_format       | parent;tracestate: foo@=1,bar=2                        | same | foo@=1,bar=2
          test_tracestate_key_illegal_vendor_format       | parent;tracestate: @foo=1,bar=2                        | same | -
          test_tracestate_key_illegal_vendor_format       | parent;tracestate: foo@@bar=1,bar=2                    | same | foo@@bar=1,bar=2
          test_tracestate_key_illegal_vendor_format       | parent;tracestate: foo@bar@baz=1,bar=2                 | same | foo@bar@baz=1,bar=2
          test_tracestate_value_illegal_characters        | parent;tracestate: foo=bar=baz                         | same | -
          test_tracestate_value_illegal_characters        | parent;tracestate: foo=,bar=3                          | same | -
          test_multiple_requests_with_valid_traceparent   | parent;                                                | same | -
          test_multiple_requests_without_traceparent      | ''                                                     | new  | -
          test_multiple_requests_with_illegal_traceparent | traceparent: 00-00000000000000000000000000000000-S-01  | new  | -
          """)
  void request_isAnsweredAsTheSuiteWants(
      String test, String headers, String trace, String tracestate) {
    String[] lines =
        headers
            .replace("parent;", PARENT + ";")
            .replace("-T-", "-" + TRACE + "-")
            .replace("-S-", "-" + SPAN + "-")
            .split(";");
    assertThat(Hop.of(lines).tracestate).isEqualTo(tracestate);
    assertThat(Hop.of(lines).traceId).isEqualTo(trace.equals("same") ? TRACE : Hop.OWN_TRACE);
    // The suite's AdvancedTest: requests of one trace have parents of their own.
    assertThat(List.of(SPAN, Hop.of(lines).parentId, Hop.of(lines).parentId))
        .doesNotHaveDuplicates();
  }

  @Test
  void test_tracestate_all_allowed_characters() {
    String key = chars('a', 'z') + chars('0', '9') + "_-*/";
    String value = chars(0x20, 0x2b) + chars(0x2d, 0x3c) + chars(0x3e, 0x7e);
    assertSentOn(key + "=" + value);
    assertSentOn(key + "@a-z0-9_-*/=" + value);
  }

  @Test
  void test_tracestate_member_count_limit() {
    assertSentOn(bars(1, 10), bars(11, 20), bars(21, 30), bars(31, 32));
    assertLeftOut(bars(1, 10), bars(11, 20), bars(21, 30), bars(31, 33));
  }

  @Test
  void test_tracestate_key_length_limit() {
    assertSentOn("foo=1", "z".repeat(256) + "=1");
    assertLeftOut("foo=1", "z".repeat(257) + "=1");
    assertSentOn("foo=1", "t".repeat(241) + "@" + "v".repeat(14) + "=1");
    assertSentOn("foo=1", "t".repeat(242) + "@v=1");
    assertSentOn("foo=1", "t@" + "v".repeat(15) + "=1");
  }

  /** Of TraceContext2Test, which is for level 2 alone. */
  @Test
  void test_propagates_random_flag() {
    assertThat(Hop.of("traceparent: 00-" + TRACE + "-" + SPAN + "-02").flags).isEqualTo("02");
  }

  private static void assertSentOn(String... tracestates) {
    assertThat(sendStates(tracestates)).isEqualTo(String.join(",", tracestates));
  }

  private static void assertLeftOut(String... tracestates) {
    assertThat(sendStates(tracestates)).isNull();
  }

  private static String sendStates(String... tracestates) {
    String[] lines = new String[tracestates.length + 1];
    lines[0] = PARENT;
    for (int i = 0; i < tracestates.length; i++) lines[i + 1] = "tracestate: " + tracestates[i];
    return Hop.of(lines).tracestate;
  }

  private static String chars(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(Character::toString).collect(joining());
  }

  private static String bars(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(i -> "bar%02d=%02d".formatted(i, i))
        .collect(joining(","));
  }
}
