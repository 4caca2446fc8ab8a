package io.telemetryagent.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ThreadTextsTest {
  private final ThreadTexts texts = new ThreadTexts("");

  @Test
  void text_isRenderedOnce() {
    Thread thread = thread(5, "a");
    assertThat(texts.of(thread, "a")).isSameAs(texts.of(thread, "a"));
    assertThat(text(thread)).isEqualTo("\"thread.id\":5,\"thread.name\":\"a\"");
  }

  @Test
  void threadThatIsRenamed_hasItsNewName() {
    Thread thread = thread(5, "a");
    texts.of(thread, "a");
    thread.setName("b");
    assertThat(text(thread)).isEqualTo("\"thread.id\":5,\"thread.name\":\"b\"");
  }

  @Test
  void threadsOfOneSlot_haveEachTheirOwn() {
    Thread other = thread(5 + 1024, "a");
    texts.of(thread(5, "a"), "a");
    assertThat(text(other)).isEqualTo("\"thread.id\":1029,\"thread.name\":\"a\"");
    assertThat(text(thread(5, "a"))).isEqualTo("\"thread.id\":5,\"thread.name\":\"a\"");
  }

  private String text(Thread thread) {
    return new String(texts.of(thread, thread.getName()).bytes, StandardCharsets.UTF_8);
  }

  private static Thread thread(long id, String name) {
    return new Thread(name) {
      @Override
      public long getId() {
        return id;
      }
    };
  }
}
