package io.telemetryagent.bootstrap;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A piece of a thread's buffer. Its value as an AtomicInteger is the number of events published:
 * the owner raises it with a release store after writing an event, the writer reads it first.
 */
final class Chunk extends AtomicInteger {
  /** Small, since every thread holds one; large enough that taking the next one costs little. */
  static final int EVENTS = 64;

  private static final long serialVersionUID = 1L;

  final long[] words = new long[EVENTS * EventBuffer.WORDS];
  final transient Object[] payloads = new Object[EVENTS];

  /** The chunk the owner went on to; null while this is its last. */
  transient volatile Chunk next;
}
