package io.telemetryagent.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.bootstrap.SpanStack;
import io.telemetryagent.output.Event;
import io.telemetryagent.output.EventType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OpenSpansTest {
  private final SpanStack somewhere = AnyThread.stack();

  private final OpenSpans open = new OpenSpans();

  /** Few different ids, all close together: many meet in the table. */
  @Property(tries = 50)
  void whatIsPutIn_isTakenOutOnce(@ForAll Random random) {
    OpenSpans spans = new OpenSpans();
    Map<Long, EventCopy> inside = new HashMap<>();
    for (int i = 1; i <= 3000; i++) {
      long id = (long) random.nextInt(3) << 32 | random.nextInt(700);
      EventCopy known = inside.remove(id);
      assertThat(spans.take(id)).isSameAs(known);
      if (known == null) {
        inside.put(id, opening(i, id));
        spans.put(inside.get(id));
      }
    }
    assertThat(spans.takeAll())
        .isSortedAccordingTo(Comparator.comparing(opening -> opening.sequence))
        .containsExactlyInAnyOrderElementsOf(inside.values());
    assertThat(spans.takeAll()).isEmpty();
  }

  @Test
  void noMoreAreKept_thanThereIsRoomFor() {
    for (int i = 1; i <= OpenSpans.MOST + 10; i++) {
      open.put(opening(i, i));
    }
    assertThat(open.take(OpenSpans.MOST)).isNotNull();
    assertThat(open.take(OpenSpans.MOST + 1)).isNull();
    open.put(opening(1, -1));
    assertThat(open.take(-1)).isNotNull();
    assertThat(open.takeAll()).hasSize(OpenSpans.MOST - 1);
  }

  private EventCopy opening(long sequence, long spanId) {
    Event event = new Event();
    event.type = EventType.FUNCTION_ENTRY;
    event.sequence = sequence;
    event.spanId = spanId;
    event.source = somewhere;
    return new EventCopy(event, null);
  }
}
