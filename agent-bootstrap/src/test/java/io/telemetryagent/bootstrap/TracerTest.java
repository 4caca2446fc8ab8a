package io.telemetryagent.bootstrap;

import static io.telemetryagent.bootstrap.EventKind.ENTRY;
import static io.telemetryagent.bootstrap.EventKind.EXIT;
import static io.telemetryagent.bootstrap.EventKind.LOST_EXIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telemetryagent.bootstrap.Received.Seen;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracerTest {
  private static final int METHOD = 5;

  private final EventQueue queue = new EventQueue(1024, false, 0, 42);
  private final HandClock clock = new HandClock();

  @AfterEach
  void stop() {
    Tracer.stop();
  }

  @Test
  void callBeforeStart_isNothing() {
    Tracer.exit(Tracer.enter(METHOD), null);
    assertThat(Tracer.enter(METHOD)).isNull();
    assertThat(Tracer.queue()).isNull();
  }

  @Test
  void call_isAnEntryAndAnExit() {
    Tracer.start(queue);
    Tracer.exit(Tracer.enter(METHOD), null);
    assertThat(Received.from(queue)).extracting(Seen::kind).containsExactly(ENTRY, EXIT);
  }

  @Test
  void call_comesFromItsThread() throws InterruptedException {
    Tracer.start(queue);
    Thread thread = new Thread(() -> Tracer.exit(Tracer.enter(METHOD), null));
    thread.start();
    thread.join();
    assertThat(Received.from(queue)).extracting(seen -> seen.source().thread).containsOnly(thread);
  }

  @Test
  void threadOfTheUntracedGroup_isNotTraced_norAThreadItStarts() throws InterruptedException {
    Tracer.start(queue);
    Runnable call = () -> Tracer.exit(Tracer.enter(METHOD), null);
    Thread outer =
        new Thread(
            Tracer.untracedThreads(),
            () -> {
              call.run();
              Thread inner = new Thread(call);
              inner.start();
              join(inner);
            });
    outer.start();
    join(outer);
    assertThat(Received.from(queue)).isEmpty();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void quietWork_isDoneInQuietWorkToo_andLeavesItQuiet() {
    Tracer.start(queue);
    boolean[] done = new boolean[1];
    Tracer.quietly(
        () -> {
          Tracer.quietly(() -> done[0] = true);
          Tracer.exit(Tracer.enter(METHOD), null);
        });
    assertThat(done[0]).isTrue();
    assertThat(Received.from(queue)).isEmpty();
  }

  @Test
  void callThatIsOpenAtStop_hasNoExit() {
    Tracer.start(queue);
    Span open = Tracer.enter(METHOD);
    Tracer.stop();
    Tracer.exit(open, null);
    assertThat(Received.from(queue)).extracting(Seen::kind).containsExactly(ENTRY);
  }

  @Test
  void startOfAnotherQueue_dropsWhatWasOpen() {
    Tracer.start(queue);
    Span before = Tracer.enter(METHOD);
    EventQueue next = new EventQueue(1024, false, 0, 7);
    Tracer.start(next);
    Tracer.exit(Tracer.enter(METHOD), null);
    Tracer.exit(before, null);
    assertThat(Received.from(next)).extracting(Seen::parentId).containsExactly(0L, 0L);
  }

  @Test
  void stopOfAnEarlierQueue_leavesTheLaterOneStarted() {
    EventQueue next = new EventQueue(1024, false, 0, 7);
    Tracer.start(queue);
    Tracer.start(next);
    Tracer.stop(queue);
    assertThat(Tracer.queue()).isSameAs(next);
    Tracer.stop(next);
    assertThat(Tracer.queue()).isNull();
  }

  @Test
  void mutedThread_isNotTraced() throws InterruptedException {
    Tracer.start(queue);
    Thread muted =
        new Thread(
            () -> {
              Tracer.muteThisThread();
              Tracer.exit(Tracer.enter(METHOD), null);
            });
    muted.start();
    muted.join();
    assertThat(Received.from(queue)).isEmpty();
  }

  @Test
  void callMadeByTheRecordingItself_isNotRecorded() {
    startWithFullQueue();
    clock.during(() -> Tracer.exit(Tracer.enter(METHOD), null));
    long failures = Tracer.failures();
    Span open = Tracer.enter(METHOD);
    assertThat(open.written).isFalse();
    assertThat(Tracer.failures()).isEqualTo(failures);
    assertThat(clock.naps).isNotEmpty();
  }

  @Test
  void faultOfOurs_isCountedAndNeverSeen() {
    EventQueue failing = startWithFullQueue();
    clock.during(
        () -> {
          throw new IllegalStateException("fault");
        });
    long failures = Tracer.failures();
    assertThat(Tracer.enter(METHOD)).isNull();
    assertThat(Tracer.failures()).isEqualTo(failures + 1);
    Received.from(failing);
    assertThat(Tracer.enter(METHOD)).isNotNull();
  }

  @Test
  void exitThatFails_isWrittenLater() {
    EventQueue failing = startWithFullQueue(Chunk.EVENTS - 1);
    Span call = Tracer.enter(METHOD);
    clock.during(
        () -> {
          throw new OutOfMemoryError("fault");
        });
    Tracer.exit(call, null);
    Received received = new Received();
    received.drain(failing);
    Tracer.enter(METHOD + 1);
    received.drain(failing);
    List<Seen> last = received.all.subList(Chunk.EVENTS - 1, Chunk.EVENTS + 2);
    assertThat(last).extracting(Seen::kind).containsExactly(ENTRY, LOST_EXIT, ENTRY);
    assertThat(last.get(1).spanId()).isEqualTo(last.get(0).spanId());
    assertThat(last.get(2).parentId()).isEqualTo(last.get(0).parentId());
  }

  @Test
  void deathOfTheThread_isTheAppsToSee() {
    startWithFullQueue();
    clock.during(
        () -> {
          throw new ThreadDeath();
        });
    assertThatThrownBy(() -> Tracer.enter(METHOD)).isInstanceOf(ThreadDeath.class);
  }

  private EventQueue startWithFullQueue() {
    return startWithFullQueue(Chunk.EVENTS);
  }

  /** Starts a queue that has taken {@code events} of the {@value Chunk#EVENTS} that it takes. */
  private EventQueue startWithFullQueue(int events) {
    EventQueue small = new EventQueue(Chunk.EVENTS, new Backpressure(true, 1_000_000, clock), 1);
    Tracer.start(small);
    for (int i = events % 2; i < events; i += 2) {
      Tracer.exit(Tracer.enter(METHOD), null);
    }
    if (events % 2 == 1) {
      Tracer.enter(METHOD);
    }
    return small;
  }
}
