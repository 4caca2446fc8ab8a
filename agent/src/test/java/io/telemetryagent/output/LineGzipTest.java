package io.telemetryagent.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.MethodTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LineGzipTest {
  private final LineGzip gzip = new LineGzip();

  @Property
  void compress_readsBackEqual(@ForAll("pieces") List<Object> pieces) throws IOException {
    LineBuffer lines = new LineBuffer(16);
    lines.markFragments();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int member = 0; member < 2; member++) {
      lines.position(0);
      for (Object piece : pieces) {
        if (piece instanceof Fragment) {
          lines.raw((Fragment) piece);
        } else {
          lines.raw((byte[]) piece);
        }
      }
      expected.write(lines.array(), 0, lines.position());
      write(gzip.compress(lines), file);
    }
    assertThat(read(file)).isEqualTo(expected.toByteArray());
  }

  @Test
  void compress_ofRealLines_isSmall() throws IOException {
    MethodTable methods = new MethodTable();
    TelemetryV2Encoder encoder = new TelemetryV2Encoder(methods, 1 << 20);
    encoder.resource(Map.of("service", Map.of("name", "x".repeat(900))));
    LineBuffer lines = new LineBuffer(16);
    lines.markFragments();
    Random random = new Random(1);
    int count = 1000;
    for (int i = 0; i < count; i++) {
      encoder.encode(event(methods, i, random), lines);
    }
    ByteBuffer member = gzip.compress(lines);
    assertThat(member.remaining() / count).isLessThan(160);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    write(member, file);
    assertThat(read(file)).isEqualTo(Arrays.copyOf(lines.array(), lines.position()));
  }

  private static Event event(MethodTable methods, int i, Random random) {
    Event event = new Event();
    event.type = i % 2 == 0 ? EventType.FUNCTION_ENTRY : EventType.FUNCTION_EXIT;
    event.method = methods.numberOf("com.acme.Orders", "place" + i % 7, null);
    event.epochNanos = 1_795_340_000_000_000_000L + i * 1000L;
    event.sequence = i;
    event.traceHigh = 1;
    event.traceLow = 2;
    event.spanId = random.nextLong();
    event.parentId = random.nextLong();
    event.durationNanos = i % 2 == 0 ? -1 : random.nextInt(1_000_000);
    return event;
  }

  @Provide
  static Arbitrary<List<Object>> pieces() {
    Arbitrary<Object> known =
        Arbitraries.of(fragment(1), fragment(2), fragment(3), fragment(300), fragment(40_000))
            .map(fragment -> (Object) fragment);
    Arbitrary<Object> unknown =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(bytes -> (Object) bytes);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, known), net.jqwik.api.Tuple.of(1, unknown))
        .list()
        .ofMaxSize(60);
  }

  private static Fragment fragment(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return new Fragment(bytes);
  }

  private static void write(ByteBuffer member, ByteArrayOutputStream file) {
    file.write(member.array(), member.position(), member.remaining());
  }

  private static byte[] read(ByteArrayOutputStream file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file.toByteArray()))) {
      return in.readAllBytes();
    }
  }
}
