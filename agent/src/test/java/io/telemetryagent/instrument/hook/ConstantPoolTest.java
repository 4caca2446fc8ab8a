package io.telemetryagent.instrument.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConstantPoolTest {
  private static final String TYPE = "java/io/InputStream";

  @Test
  void namedIn_findsTypesDescriptorsAndTexts_andNothingElse() throws IOException {
    Set<String> texts =
        Set.of("java/io/InputStream", "()Ljava/util/Set;", "a needle", "another needle");
    assertThat(new ConstantPool(texts).namedIn(ownClassFile()))
        .contains("java/io/InputStream", "a needle")
        .doesNotContain("()Ljava/util/Map;");
  }

  @Test
  void namedIn_wantsTheWholeText() throws IOException {
    assertThat(new ConstantPool(Set.of(TYPE.substring(1), TYPE.substring(0, 10))))
        .extracting(pool -> pool.namedIn(bytes()))
        .isEqualTo(Set.of());
  }

  @Test
  void namedIn_ofWhatIsNoClassFile_isNothing() {
    assertThat(new ConstantPool(Set.of("a")).namedIn(new byte[32])).isEmpty();
  }

  private static byte[] bytes() {
    try {
      return ownClassFile();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] ownClassFile() throws IOException {
    try (InputStream in = ConstantPoolTest.class.getResourceAsStream("ConstantPoolTest.class")) {
      return in.readAllBytes();
    }
  }
}
