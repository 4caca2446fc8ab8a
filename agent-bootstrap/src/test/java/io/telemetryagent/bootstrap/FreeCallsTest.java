package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that are not recorded take no memory, and no room in the queue. */
class FreeCallsTest {
  private static final int CALLS = 100_000;

  private final EventQueue queue = new EventQueue(1024, false, 0, 42);

  @AfterEach
  void stop() {
    Tracer.stop();
  }

  @Test
  void callOfATraceThatIsNotKept() {
    queue.volume(new Volume(0, 0, 0));
    assertFree();
  }

  @Test
  void callThatIsDamped() {
    queue.ledger().damp(1, 0);
    queue.ledger().damp(2, 1);
    assertFree();
  }

  private void assertFree() {
    Tracer.start(queue);
    calls();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    calls();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    // The JVM itself may allocate something meanwhile.
    assertThat(allocated).isLessThan(CALLS / 10);
    assertThat(Received.from(queue)).isEmpty();
    assertThat(queue.reservedChunks()).isZero();
    assertThat(queue.threads()).isZero();
  }

  private static void calls() {
    for (int i = 0; i < CALLS; i++) {
      Span outer = Tracer.enter(1);
      Tracer.exit(Tracer.enter(2), null);
      Tracer.exit(outer, null);
    }
  }
}
