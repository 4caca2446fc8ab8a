package io.telemetryagent.output;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A string of some 80 characters as JSON. The baseline only makes it UTF-8. */
@State(Scope.Thread)
public class EscapingBenchmark {
  private final LineBuffer out = new LineBuffer(1024);
  private String plain =
      "SELECT name, price FROM products WHERE warehouse = ? AND stock > 0 ORDER BY name";
  private String escaped =
      "{\"name\":\"Gänse\",\n\t\"path\":\"C:\\\\Temp\\\\x\",\n\t\"price\":\"12,50 €\",\n\t\"mark\":\"😀\"}";

  @Benchmark
  public byte[] baselinePlain() {
    return plain.getBytes(StandardCharsets.UTF_8);
  }

  @Benchmark
  public int measurePlain() {
    return append(plain);
  }

  @Benchmark
  public byte[] baselineEscaped() {
    return escaped.getBytes(StandardCharsets.UTF_8);
  }

  @Benchmark
  public int measureEscaped() {
    return append(escaped);
  }

  private int append(String text) {
    out.position(0);
    return out.string(text).position();
  }
}
