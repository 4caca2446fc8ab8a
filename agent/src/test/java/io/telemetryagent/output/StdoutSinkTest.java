package io.telemetryagent.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StdoutSinkTest {
  private final List<String> writes = new ArrayList<>();
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final StdoutSink sink = new StdoutSink(recording(), new PrintStream(console), 10);

  @Test
  void write_goesInPiecesOfWholeLines() throws IOException {
    writeAll(sink, "abc\ndef\nghi\njkl\n");
    assertThat(writes).containsExactly("abc\ndef\n", "ghi\njkl\n");
  }

  @Test
  void write_ofALineTooLongForThePipe_goesThroughTheConsole() throws IOException {
    writeAll(sink, "abc\n0123456789\ndef\n");
    assertThat(writes).containsExactly("abc\n", "def\n");
    assertThat(console.toString(StandardCharsets.UTF_8)).isEqualTo("0123456789\n");
  }

  @Test
  void write_pastAClosedConsole() throws IOException {
    PrintStream closed = new PrintStream(failing());
    closed.print("x");
    closed.flush();
    writeAll(new StdoutSink(recording(), closed, 4), "0123456789\n");
    assertThat(writes).containsExactly("0123456789\n");
  }

  private OutputStream recording() {
    return new OutputStream() {
      @Override
      public void write(int b) {
        throw new AssertionError("byte by byte");
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        writes.add(new String(bytes, from, length, StandardCharsets.UTF_8));
      }
    };
  }

  private static OutputStream failing() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("closed");
      }
    };
  }

  private static void writeAll(Sink sink, String text) throws IOException {
    ByteBuffer lines = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (lines.hasRemaining()) {
      sink.write(lines);
    }
  }
}
