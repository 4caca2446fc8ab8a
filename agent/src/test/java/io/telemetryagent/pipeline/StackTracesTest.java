package io.telemetryagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StackTracesTest {
  @Test
  void render_isWhatPrintStackTraceGives() {
    Exception thrown = new Exception("a", new IllegalStateException("cause"));
    thrown.addSuppressed(new RuntimeException("suppressed"));
    StringWriter expected = new StringWriter();
    thrown.printStackTrace(new PrintWriter(expected, true));
    assertThat(StackTraces.render(thrown, 1 << 20)).isEqualTo(expected.toString());
  }

  @Test
  void render_isCut() {
    assertThat(StackTraces.render(new Exception("0123456789"), 15)).isEqualTo("java.lang.Excep...");
    assertThat(StackTraces.render(new Exception("x"), 0)).isEqualTo("...");
  }

  @Test
  void render_endsWhereTheThrowableDoesNot() {
    Throwable endless =
        new Throwable() {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized Throwable getCause() {
            return new Exception("another", this);
          }
        };
    assertThat(StackTraces.render(endless, 1000)).hasSize(1003).endsWith("...");
  }

  @Test
  void aThrowableThatThrows_isNull() {
    Throwable hostile =
        new Throwable() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            throw new IllegalStateException("no");
          }
        };
    assertThat(StackTraces.messageOf(hostile)).isNull();
    assertThat(StackTraces.render(hostile, 1000)).isNull();
  }
}
