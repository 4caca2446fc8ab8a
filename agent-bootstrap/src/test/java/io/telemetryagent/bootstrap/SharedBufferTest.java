package io.telemetryagent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.Received.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedBufferTest {
  private final HandClock clock = new HandClock();
  private final EventQueue queue = new EventQueue(8, new Backpressure(true, 1_000_000, clock), 1);
  private final SharedBuffer buffer = queue.sharedBuffer();
  private final Received received = new Received();

  @ParameterizedTest
  @CsvSource({"1,2", "2,2", "3,4", "1024,1024", "1025,2048"})
  void size_isThePowerOfTwoThatHoldsTheCapacity(int capacity, int size) {
    EventQueue dropping = new EventQueue(capacity, false, 0, 1);
    int taken = 0;
    while (offer(dropping.sharedBuffer(), taken)) {
      taken++;
    }
    assertThat(taken).isEqualTo(size);
  }

  @Test
  void drain_keepsTheOrder_alsoRoundTheEnd() {
    for (int i = 0; i < 100; i++) {
      offer(buffer, 3 * i);
      offer(buffer, 3 * i + 1);
      offer(buffer, 3 * i + 2);
      assertThat(buffer.drain(received, 10)).isEqualTo(3);
    }
    assertThat(received.all).extracting(Seen::method).isSorted().doesNotHaveDuplicates();
    assertThat(received.all).hasSize(300);
  }

  @Test
  void drain_endsAtTheLimit() {
    fill();
    assertThat(buffer.drain(received, 3)).isEqualTo(3);
    assertThat(buffer.drain(received, 100)).isEqualTo(5);
    assertThat(buffer.drain(received, 100)).isZero();
  }

  @Test
  void event_arrivesWhole() {
    SpanStack source = new SpanStack(Thread.currentThread());
    Exception thrown = new Exception();
    buffer.offer(EventKind.of(EventKind.EXIT, 7), 1, 2, 3, 4, 5, 6, 7, source, thrown);
    buffer.drain(received, 1);
    assertThat(received.all)
        .containsExactly(new Seen(EventKind.EXIT, 7, 1, 2, 3, 4, 5, 6, 7, source, thrown));
  }

  @Test
  void fullRing_waitsForTheWriter() {
    fill();
    clock.during(() -> buffer.drain(received, 1));
    assertThat(offer(buffer, 8)).isTrue();
    assertThat(clock.naps).hasSize(1);
  }

  @Test
  void fullRing_dropsAfterAStall() {
    fill();
    assertThat(buffer.isFull()).isTrue();
    assertThat(offer(buffer, 8)).isFalse();
    assertThat(queue.drops(EventKind.ENTRY)).isEqualTo(1);
    buffer.drain(received, 100);
    assertThat(buffer.isFull()).isFalse();
    assertThat(offer(buffer, 9)).isTrue();
  }

  @Test
  void handlerThatThrows_costsItsOwnEventAlone() {
    fill();
    try {
      buffer.drain(
          (words, at, source, payload) -> {
            throw new IllegalStateException();
          },
          8);
    } catch (IllegalStateException expected) {
      // As the handler does.
    }
    assertThat(buffer.drain(received, 8)).isEqualTo(7);
    fill();
    assertThat(buffer.drain(received, 100)).isEqualTo(8);
  }

  private void fill() {
    for (int i = 0; i < 8; i++) {
      assertThat(offer(buffer, i)).isTrue();
    }
  }

  private static boolean offer(SharedBuffer buffer, int method) {
    return buffer.offer(EventKind.of(EventKind.ENTRY, method), 0, 0, 0, 0, 0, 0, 0, null, null);
  }
}
