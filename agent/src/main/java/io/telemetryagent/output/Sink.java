package io.telemetryagent.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where lines go. Used by the writer thread alone. */
public interface Sink extends Closeable {
  /**
   * Takes all remaining bytes, whole lines. After a failure the buffer's position tells what was
   * taken; the rest may be offered again.
   */
  void write(ByteBuffer lines) throws IOException;
}
