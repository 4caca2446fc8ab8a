package io.telemetryagent.pipeline.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.output.Event;
import org.junit.jupiter.api.Test;

class SpanFatesTest {
  private static final int MORE_THAN_REMEMBERED = 70_000;
  private final SpanFates fates = new SpanFates();

  @Test
  void child_hasTheParentThatIsWritten() {
    open(1, 0);
    fates.leaveOut(open(2, 1));
    fates.leaveOut(open(3, 2));
    assertThat(open(4, 3).parentId).isEqualTo(1);
    assertThat(fates.end(4, 3)).isEqualTo(1);
    assertThat(fates.isLeftOut(3)).isTrue();
    assertThat(fates.isLeftOut(4)).isFalse();
  }

  @Test
  void parentThatHasEnded_isStillKnown() {
    open(1, 0);
    fates.leaveOut(open(2, 1));
    fates.end(2, 1);
    fates.end(1, 0);
    assertThat(open(3, 2).parentId).isEqualTo(1);
    assertThat(fates.isTooEarly(4, 1, 0)).isFalse();
  }

  @Test
  void child_waitsForAParentThatHasNotCome() {
    assertThat(fates.isTooEarly(2, 1, 0)).isTrue();
    fates.leaveOut(open(1, 9));
    assertThat(fates.isTooEarly(2, 1, 0)).isFalse();
    assertThat(open(2, 1).parentId).isEqualTo(9);
    assertThat(fates.letOneGo()).isFalse();
  }

  @Test
  void root_waitsForNobody() {
    assertThat(fates.isTooEarly(1, 0, 0)).isFalse();
  }

  @Test
  void whereNothingComes_theOldestGoesOn() {
    assertThat(fates.isTooEarly(2, 1, 20)).isTrue();
    assertThat(fates.isTooEarly(4, 3, 10)).isTrue();
    assertThat(fates.letOneGo()).isTrue();
    assertThat(fates.isTooEarly(4, 3, 10)).isFalse();
    assertThat(fates.isTooEarly(2, 1, 20)).isTrue();
    assertThat(fates.isTooEarly(6, 3, 30)).as("of a parent waited for in vain").isFalse();
    assertThat(fates.letOneGo()).isTrue();
    assertThat(fates.isTooEarly(2, 1, 20)).isFalse();
    assertThat(fates.letOneGo()).isFalse();
  }

  @Test
  void child_doesNotWaitForEver() {
    int tries = 1;
    while (fates.isTooEarly(2, 1, 0)) tries++;
    assertThat(tries).isBetween(64, 1000);
  }

  @Test
  void ended_areForgotten_butForThoseInUse() {
    fates.leaveOut(open(1, 0));
    fates.end(1, 0);
    for (int i = 2; i < MORE_THAN_REMEMBERED; i++) {
      open(i, i % 1000 == 0 ? 1 : 0);
      fates.end(i, 0);
    }
    assertThat(fates.isTooEarly(MORE_THAN_REMEMBERED, 1, 0)).isFalse();
    assertThat(fates.isTooEarly(MORE_THAN_REMEMBERED, 2, 0)).isTrue();
  }

  private Event open(long spanId, long parentId) {
    Event event = new Event();
    event.spanId = spanId;
    event.parentId = parentId;
    fates.open(event);
    return event;
  }
}
