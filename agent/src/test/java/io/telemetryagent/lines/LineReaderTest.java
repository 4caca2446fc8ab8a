package io.telemetryagent.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  @Test
  void lines_areCutAtLineFeeds() throws IOException {
    assertThat(read(bytes("a\n\nbc\nd"), 100)).containsExactly("a|", "|", "bc|", "d");
    assertThat(read(bytes(""), 100)).isEmpty();
  }

  @Test
  void lines_surviveAnyPieces() throws IOException {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      expected.add("x".repeat(i % 1000) + i + "|");
    }
    expected.add(1500, "y".repeat(3_000_000) + "|");
    byte[] bytes = bytes(String.join("", expected).replace('|', '\n'));
    for (int piece : new int[] {1, 7, 1000, 65_536, 1 << 20}) {
      assertThat(read(bytes, piece)).isEqualTo(expected);
    }
  }

  @Test
  void hugeLine_isNotKept() throws IOException {
    int size = LineReader.MAX_LINE_BYTES + 1_000_000;
    byte[] bytes = new byte[size + 3];
    bytes[0] = '\n';
    bytes[size] = '\n';
    bytes[size + 1] = 'z';
    bytes[size + 2] = '\n';
    LineReader reader = new LineReader(new ByteArrayInputStream(bytes));
    assertThat(reader.next()).isTrue();
    assertThat(reader.isTooLong()).isFalse();
    assertThat(reader.next()).isTrue();
    assertThat(reader.isTooLong()).isTrue();
    assertThat(reader.next()).isTrue();
    assertThat(reader.isTooLong()).isFalse();
    assertThat(reader.length()).isEqualTo(1);
    assertThat(reader.next()).isFalse();
  }

  @Test
  void gzip_isReadToItsLastMember() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (String member : List.of("a\nb", "c\n", "", "d\n")) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
        gzip.write(bytes(member));
      }
    }
    // As a pipe: never anything available.
    for (int piece : new int[] {1, 10, 100_000}) {
      assertThat(read(file.toByteArray(), piece)).containsExactly("a|", "bc|", "d|");
    }
  }

  /** Lines with their line feeds as {@code |}, from a stream that gives so many bytes at once. */
  private static List<String> read(byte[] bytes, int piece) throws IOException {
    InputStream pipe =
        new FilterInputStream(new ByteArrayInputStream(bytes)) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, piece));
          }

          @Override
          public int available() {
            return 0;
          }
        };
    LineReader reader = new LineReader(LineInput.open(pipe));
    List<String> lines = new ArrayList<>();
    while (reader.next()) {
      String text =
          new String(reader.bytes(), reader.start(), reader.length(), StandardCharsets.UTF_8);
      lines.add(text + (reader.isWhole() ? "|" : ""));
      assertThat(reader.number()).isEqualTo(lines.size());
    }
    return lines;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
