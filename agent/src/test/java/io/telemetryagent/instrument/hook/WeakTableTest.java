package io.telemetryagent.instrument.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeakTableTest {
  private final WeakTable<Integer> table = new WeakTable<>();

  @Test
  void get_knowsTheObjectItself_andNoneThatEqualsIt() {
    List<String> object = new ArrayList<>();
    table.put(object, 1);
    object.add("its hash is another now");
    assertThat(table.get(object)).isEqualTo(1);
    assertThat(table.get(new ArrayList<>(object))).isNull();
  }

  @Test
  void put_replaces() {
    Object object = new Object();
    table.put(object, 1);
    table.put(object, 2);
    assertThat(table.get(object)).isEqualTo(2);
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void remove_givesTheValueBack() {
    Object object = new Object();
    table.put(object, 1);
    assertThat(table.remove(object)).isEqualTo(1);
    assertThat(table.get(object)).isNull();
  }

  @Test
  void objectsThatNoOneHolds_areForgotten() {
    Object held = new Object();
    table.put(held, 0);
    for (int i = 1; i <= 1000; i++) {
      table.put(new Object(), i);
    }
    while (table.size() > 1) {
      System.gc();
    }
    assertThat(table.get(held)).isEqualTo(0);
  }
}
