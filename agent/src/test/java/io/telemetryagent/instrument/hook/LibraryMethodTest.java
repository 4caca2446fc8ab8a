package io.telemetryagent.instrument.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryMethodTest {
  private final LibraryMethod get = new LibraryMethod("get", 1);

  @Test
  void call_findsWhatAHiddenClassInherits() {
    assertThat(get.call(List.of("a", "b"), 1)).isEqualTo("b");
    assertThat(new LibraryMethod("size", 0).number(-1, List.of("a", "b"))).isEqualTo(2);
  }

  @Test
  void call_findsWhatAPublicClassInAHiddenPackageInherits() throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of("pom.xml"))) {
      assertThat(new LibraryMethod("size", 0).call(channel)).isEqualTo(channel.size());
    }
  }

  @Test
  void ofSeveralOfOneName_theTypeTellsWhich() {
    List<Integer> list = new ArrayList<>(List.of(1, 0));
    assertThat(new LibraryMethod("remove", Object.class).call(list, 1)).isEqualTo(true);
    assertThat(new LibraryMethod("remove", int.class).call(list, 0)).isEqualTo(0);
    assertThat(new LibraryMethod("remove", String.class).call(list, "0")).isNull();
  }

  @Test
  void whatIsMissing_isNull() {
    assertThat(new LibraryMethod("noSuchMethod", 0).call("text")).isNull();
    assertThat(get.call(null, 1)).isNull();
    assertThat(get.call(new Object(), 1)).isNull();
  }

  @Test
  void whatFails_isNull() {
    assertThat(get.call(List.of(), 1)).isNull();
    assertThat(get.call(List.of("a"), "not a number")).isNull();
  }

  @Test
  void whatIsOfAnotherType_isNone() {
    assertThat(get.text(List.of(1), 0)).isNull();
    assertThat(get.number(7, List.of("a"), 0)).isEqualTo(7);
    assertThat(get.is(List.of("true"), 0)).isFalse();
    assertThat(get.is(List.of(true), 0)).isTrue();
  }
}
