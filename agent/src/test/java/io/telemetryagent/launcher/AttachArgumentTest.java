package io.telemetryagent.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachArgumentTest {
  @Test
  void command_isReadWithItsPayload() {
    AttachArgument read =
        AttachArgument.parse("command=set;id=a1;jar=/opt/agent.jar;part=1/1\ninclude=a.*,b=c");
    assertThat(read.command).isEqualTo("set");
    assertThat(read.id).isEqualTo("a1");
    assertThat(read.jar).isEqualTo("/opt/agent.jar");
    assertThat(read.text).isEqualTo("include=a.*,b=c");
    assertThat(read.isLast()).isTrue();
  }

  @Test
  void otherText_isAnOrdinaryAttach_thatNobodyAwaits() {
    AttachArgument read = AttachArgument.parse("include=a.*");
    assertThat(read.command).isEqualTo("attach");
    assertThat(read.id).isNull();
    assertThat(read.jar).isNull();
    assertThat(read.text).isEqualTo("include=a.*");
    assertThat(read.behind(null)).isSameAs(read);
    assertThat(AttachArgument.parse(null).text).isNull();
  }

  @Test
  void pathThatLooksLikeTheHead_isStillAPath() {
    String path = "/a;part=9/9;id=x/telemetry-agent.jar";
    AttachArgument read = AttachArgument.parse("command=status;id=1;jar=" + path + ";part=1/1");
    assertThat(read.jar).isEqualTo(path);
    assertThat(read.text).isEmpty();
  }

  @Test
  void parts_areJoinedInTheirOrder() {
    AttachArgument first = part("1", 1, 3, "inc").behind(null);
    AttachArgument second = part("1", 2, 3, "lude").behind(first);
    AttachArgument third = part("1", 3, 3, "=a.*").behind(second);
    assertThat(second.isLast()).isFalse();
    assertThat(third.isLast()).isTrue();
    assertThat(third.text).isEqualTo("include=a.*");
  }

  @Test
  void partWithoutThoseBeforeIt_isNothing() {
    AttachArgument first = part("1", 1, 3, "a").behind(null);
    assertThat(part("2", 2, 2, "b").behind(first)).isNull();
    assertThat(part("1", 3, 3, "b").behind(first)).isNull();
    assertThat(part("1", 2, 3, "b").behind(null)).isNull();
    assertThat(part("2", 1, 2, "c").behind(first).text).isEqualTo("c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command=set",
        "command=set;jar=a;id=1;part=1/1",
        "command=set;id=1;jar=a;part=1",
        "command=set;id=1;jar=a;part=one/1"
      })
  void brokenHead_isRefused(String argument) {
    assertThatThrownBy(() -> AttachArgument.parse(argument))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AttachArgument part(String id, int part, int parts, String text) {
    return AttachArgument.parse(
        "command=set;id=" + id + ";jar=a;part=" + part + "/" + parts + "\n" + text);
  }
}
