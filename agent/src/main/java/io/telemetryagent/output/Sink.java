package io.telemetryagent.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where lines go. Used by the writer thread alone. */
public interface Sink extends Closeable {
  /**
   * Takes some of the remaining bytes, all of them whole lines. The buffer's position tells what
   * was taken, also after a failure; the rest is offered again.
   */
  void write(ByteBuffer lines) throws IOException;
}
