package io.telemetryagent.instrument.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeakIdentityMapTest {
  private final WeakIdentityMap<Integer> map = new WeakIdentityMap<>();

  @Test
  void get_knowsTheObjectItself_andNoneThatEqualsIt() {
    List<String> object = new ArrayList<>();
    map.put(object, 1);
    object.add("its hash is another now");
    assertThat(map.get(object)).isEqualTo(1);
    assertThat(map.get(new ArrayList<>(object))).isNull();
  }

  @Test
  void put_replaces() {
    Object object = new Object();
    map.put(object, 1);
    map.put(object, 2);
    assertThat(map.get(object)).isEqualTo(2);
    assertThat(map.size()).isEqualTo(1);
  }

  @Test
  void remove_givesTheValueBack() {
    Object object = new Object();
    map.put(object, 1);
    assertThat(map.remove(object)).isEqualTo(1);
    assertThat(map.get(object)).isNull();
  }

  @Test
  void objectsThatNoOneHolds_areForgotten() {
    Object held = new Object();
    map.put(held, 0);
    for (int i = 1; i <= 1000; i++) {
      map.put(new Object(), i);
    }
    while (map.size() > 1) {
      System.gc();
    }
    assertThat(map.get(held)).isEqualTo(0);
  }
}
