package io.telemetryagent.bootstrap;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The threads that the writer reads from. Any thread may arrive; all else is for the writer. */
final class ThreadReaders {
  /** How many events of a thread are handed over before it is the next one's turn. */
  static final int FAIR_SHARE = 1024;

  private final ChunkPool chunks;
  private final ConcurrentLinkedQueue<ThreadBufferReader> arrivals =
      new ConcurrentLinkedQueue<ThreadBufferReader>();
  private final List<ThreadBufferReader> readers = new ArrayList<ThreadBufferReader>();
  private final Map<Thread, ThreadBufferReader> newest =
      new IdentityHashMap<Thread, ThreadBufferReader>();

  /** No threads yet; their chunks are of that pool. */
  ThreadReaders(ChunkPool chunks) {
    this.chunks = chunks;
  }

  /** A thread with its first chunk. */
  void arrive(ThreadBufferReader reader) {
    arrivals.add(reader);
  }

  /** Whether a thread has arrived that was not looked at yet. */
  boolean hasArrivals() {
    return !arrivals.isEmpty();
  }

  /** Hands over a fair share of what each thread has, new ones included; returns how many. */
  int drain(EventHandler handler) {
    adoptArrivals();
    int count = 0;
    for (int i = 0; i < readers.size(); i++) {
      ThreadBufferReader reader = readers.get(i);
      int drained = reader.drain(handler, FAIR_SHARE);
      count += drained;
      if (drained == 0 && reader.isFinished()) {
        forget(readers.remove(i--));
      }
    }
    return count;
  }

  /** How many threads the writer looks after. */
  int size() {
    return readers.size();
  }

  /** Lets go of all threads. */
  void close() {
    for (ThreadBufferReader reader : readers) {
      reader.release();
    }
    for (ThreadBufferReader reader : arrivals) {
      reader.release();
    }
    readers.clear();
    arrivals.clear();
    newest.clear();
  }

  private void adoptArrivals() {
    // Taken out last: if memory ends here, the next drain finds it again.
    for (ThreadBufferReader reader = arrivals.peek(); reader != null; reader = arrivals.peek()) {
      ThreadBufferReader earlier = newest.put(reader.thread(), reader);
      if (earlier != null && earlier != reader) {
        earlier.replacedBy(reader);
      }
      readers.add(reader);
      // From now on the last chunk of the thread is its own.
      chunks.release();
      arrivals.poll();
    }
  }

  private void forget(ThreadBufferReader reader) {
    if (newest.get(reader.thread()) == reader) {
      newest.remove(reader.thread());
    }
    if (reader.holdsPlace()) {
      chunks.release();
    }
  }
}
