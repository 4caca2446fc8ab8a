package io.telemetryagent.lines.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentIdsTest {

  @Test
  void ids_areFound() {
    RecentIds ids = new RecentIds(1 << 14);
    for (long id = 1; id <= 1 << 14; id++) {
      ids.put(id << 32, -id);
    }
    for (long id = 1; id <= 1 << 14; id++) {
      assertThat(ids.get(id << 32)).isEqualTo(-id);
    }
    assertThat(ids.get(7)).isZero();
    assertThat(ids.isForgetful()).isFalse();
  }

  @Test
  void tooMany_makeTheOldestForgotten() {
    int room = 1 << 12;
    RecentIds ids = new RecentIds(room);
    for (long id = 1; id <= 10 * room; id++) {
      ids.put(id, id);
      assertThat(ids.get(Math.max(1, id - room + 1))).isPositive();
    }
    assertThat(ids.get(1)).isZero();
    assertThat(ids.isForgetful()).isTrue();
  }
}
