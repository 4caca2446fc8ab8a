package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule on tracestate in W3C Trace Context level 2 (section 3.3). */
class TracestateTest {
  /** Lines of the header are apart by {@code ;}. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # 3.3.2.1 the list
          one member                                | rojo=00f067aa0ba902b7           | rojo=00f067aa0ba902b7
          order is kept                             | rojo=1,congo=2,azul=3           | rojo=1,congo=2,azul=3
          several lines are one list, in order      | rojo=1,congo=2;azul=3;verde=4   | rojo=1,congo=2,azul=3,verde=4
          white space around members is ignored     | 'rojo=1 \t , \t congo=2, azul=3' | rojo=1,congo=2,azul=3
          tabs around members are ignored           | '\trojo=1\t,\tcongo=2\t'           | rojo=1,congo=2
          white space around the whole is ignored   | ' \t rojo=1 \t '               | rojo=1
          empty members are allowed, but not sent   | ',rojo=1,,congo=2,'             | rojo=1,congo=2
          so are members of white space             | 'rojo=1, ,\t,congo=2'            | rojo=1,congo=2
          empty lines are allowed                   | rojo=1;;congo=2                 | rojo=1,congo=2
          an empty line at the start                | ;rojo=1                         | rojo=1
          an empty line at the end                  | rojo=1;                         | rojo=1
          # 3.3.2.2.1 keys
          a key may begin with a digit              | 0rojo=1                         | 0rojo=1
          a key may be one character                | r=1                             | r=1
          a key may hold signs                      | r_-*/@=1                        | r_-*/@=1
          an at sign is a sign as any other         | rojo@=1,a@@b=2,a@b@c=3          | rojo@=1,a@@b=2,a@b@c=3
          a key may be the start of another         | rojo=1,roj=2,rojo2=3            | rojo=1,roj=2,rojo2=3
          # 3.3.2.2.2 values
          white space inside a value is kept        | rojo=a b                        | rojo=a b
          white space before a value is a part      | rojo=  1                        | rojo=  1
          white space after a value is none         | 'rojo= 1  ,congo=2'             | rojo= 1,congo=2
          two members may have the same value       | rojo=1,congo=1                  | rojo=1,congo=1
          # 3.3.3 one entry per key
          the same twice                            | rojo=1,rojo=1                   | rojo=1
          the first is the latest                   | rojo=1,rojo=2                   | rojo=1
          not side by side                          | rojo=1,congo=2,rojo=3           | rojo=1,congo=2
          in two lines                              | rojo=1;rojo=2,congo=3           | rojo=1,congo=3
          with signs                                | a@b=1,a@b=2                     | a@b=1
          """)
  void goodList_isSentOn(String rule, String lines, String sent) {
    assertThat(read(lines.split(";", -1))).isEqualTo(sent);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # 3.3.2.2.1 keys
          no key                                    | =1
          no key, no value                          | =
          upper case                                | ROJO=1
          upper case                                | rojO=1
          begins with a sign                        | _rojo=1
          begins with a sign                        | -rojo=1
          begins with a sign                        | *rojo=1
          begins with a sign                        | /rojo=1
          begins with an at sign                    | @rojo=1
          a dot                                     | ro.jo=1
          white space before the equals sign        | rojo =1
          a tab before the equals sign              | 'rojo\t=1'
          white space inside                        | ro jo=1
          beyond ASCII                              | \u00f1=1
          beyond ASCII                              | r\u00f1=1
          a digit of another script                 | r\u0661=1
          # 3.3.2.2.2 values
          no value                                  | rojo=
          nothing but white space                   | 'rojo=  '
          no equals sign                            | rojo
          two equals signs                          | rojo=1=2
          two equals signs                          | rojo==1
          a tab inside                              | 'rojo=1\t2'
          a tab before                              | 'rojo=\t1'
          beyond ASCII                              | rojo=\u00f1
          beyond ASCII                              | rojo=\u2013
          """)
  void badMember_spoilsTheList(String rule, String lines) {
    String[] bad = lines.split(";", -1);
    assertThat(read(bad)).isNull();
    String[] inside = bad.clone();
    inside[0] = "good=1," + bad[0] + ",fine=1";
    assertThat(read(inside)).isNull();
    String[] before = Arrays.copyOf(bad, bad.length + 1);
    before[bad.length] = "good=1";
    assertThat(read(before)).isNull();
  }

  /** In a value, in a key, around a member: nowhere. */
  @ParameterizedTest
  @ValueSource(chars = {'\r', '\n', '\0', '\u000b', '\f', '\u001f', '\u007f', '\u0085', '\u010a'})
  void controlCharacter_spoilsTheList(char control) {
    assertThat(read("rojo=1" + control + "2")).isNull();
    assertThat(read("ro" + control + "jo=1")).isNull();
    assertThat(read("rojo=1" + control)).isNull();
    assertThat(read(control + "rojo=1")).isNull();
    assertThat(read("rojo=1\r" + control + "x-injected: yes")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", ",", " , ,\t,"})
  void emptyList_isNotSent(String line) {
    assertThat(read(line)).isNull();
    assertThat(read(line, line)).isNull();
  }

  @Test
  void noHeader_isNoList() {
    assertThat(Tracestate.read(null)).isNull();
    assertThat(Tracestate.read(Collections.emptyList())).isNull();
    assertThat(read(null, "rojo=1")).isEqualTo("rojo=1");
  }

  @Test
  void key_hasAtMost256Characters() {
    for (String key : List.of("z".repeat(256), "t".repeat(242) + "@v", "t@" + "v".repeat(15))) {
      assertThat(read("rojo=1", key + "=1")).isEqualTo("rojo=1," + key + "=1");
    }
    assertThat(read("rojo=1", "z".repeat(257) + "=1")).isNull();
  }

  @Test
  void value_hasAtMost256Characters() {
    String longest = "rojo=" + "v".repeat(256);
    assertThat(read(longest + " \t")).isEqualTo(longest);
    assertThat(read(longest + "v")).isNull();
    assertThat(read("rojo= " + "v".repeat(256))).isNull();
  }

  @Test
  void value_isPrintableAsciiButCommaAndEqualsSign() {
    for (char c = 0; c < 0x180; c++) {
      boolean allowed = c >= 0x20 && c <= 0x7e && c != ',' && c != '=';
      String member = "rojo=<" + c + ">";
      assertThat(read(member)).as("U+%04x", (int) c).isEqualTo(allowed ? member : null);
    }
  }

  @Test
  void list_hasAtMost32Members() {
    assertThat(read(members(32))).isEqualTo(members(32));
    assertThat(read(members(33))).isNull();
    assertThat(read(members(32), "last=1")).isNull();
  }

  @Test
  void membersThatAreNotSent_areNotCounted() {
    assertThat(read(",".repeat(40) + members(32), ",".repeat(8000))).isEqualTo(members(32));
    assertThat(read(members(32), members(32), "bar1=last")).isEqualTo(members(32));
  }

  @Test
  void badMember_spoilsTheListEvenIfItsKeyIsThere() {
    assertThat(read("rojo=1,rojo=2=3")).isNull();
  }

  /** 3.3.3.1: entries of more than 128 characters go first, and the end of the list first. */
  @Test
  void longList_losesItsLastLongMembers() {
    String big = "=" + "v".repeat(255);
    String list = "a" + big + "," + members(30) + ",b" + big;
    assertThat(read(list)).isEqualTo(list);
    String tooLong = IntStream.range(0, 16).mapToObj(i -> "k" + i + big).collect(joined());
    assertThat(read(tooLong + ",last=1"))
        .isEqualTo(tooLong.substring(0, tooLong.indexOf(",k15")) + ",last=1");
  }

  @Test
  void longestList_isCutToWholeMembers() {
    String key = "k".repeat(254);
    String list =
        IntStream.range(10, 42).mapToObj(i -> key + i + "=" + "v".repeat(256)).collect(joined());
    assertThat(list).hasSize(16447);
    assertThat(read(list)).isEqualTo(list.substring(0, 8 * 514 - 1)).hasSizeLessThan(4128);
  }

  /** 32 members of 128 characters are the longest list sent: one of 129 in it is too long. */
  @Test
  void shortMembers_areNeverLeftOut() {
    String list =
        IntStream.range(10, 41).mapToObj(i -> "k" + i + "=" + "v".repeat(124)).collect(joined());
    String last = ",last=" + "v".repeat(123);
    assertThat(read(list + last)).isEqualTo(list + last);
    assertThat(read(list + last + "v")).isEqualTo(list);
  }

  private static String members(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "bar" + i + "=" + i).collect(joined());
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(",");
  }

  private static String read(String... lines) {
    return Tracestate.read(Arrays.asList(lines));
  }
}
