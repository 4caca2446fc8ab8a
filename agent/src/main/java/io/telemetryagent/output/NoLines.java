package io.telemetryagent.output;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * For {@code output_path=none}: an empty line for each event, so that the writer's progress shows
 * as it does elsewhere, and a sink that takes them all.
 */
public final class NoLines implements Encoder {
  /** Takes what it is given, to nowhere. */
  public static final Sink SINK =
      new Sink() {
        @Override
        public void write(ByteBuffer lines) {
          lines.position(lines.limit());
        }

        @Override
        public void close() {}
      };

  @Override
  public void resource(Map<String, Object> sections) {}

  @Override
  public void encode(Event event, LineBuffer out) {
    out.raw((byte) '\n');
  }
}
