package io.telemetryagent.otlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The events that opened spans which are not closed yet, by span id. Holds at most {@value #MOST}:
 * what comes beyond is not kept. A hash table with linear probing (Knuth, volume 3, 6.4, algorithms
 * L and R), as a map of boxed ids would double the garbage of a call.
 */
final class OpenSpans {
  static final int MOST = 65_536;

  private EventCopy[] slots = new EventCopy[512];
  private int size;

  /** Keeps {@code opening} until its span is closed, where there is room. */
  void put(EventCopy opening) {
    if (size == MOST) {
      return;
    }
    if (2 * size >= slots.length) {
      grow();
    }
    insert(opening);
    size++;
  }

  /** Takes out what opened the span; null where it is not known. */
  EventCopy take(long spanId) {
    int slot = home(spanId);
    while (slots[slot] != null && slots[slot].spanId != spanId) {
      slot = next(slot);
    }
    EventCopy opening = slots[slot];
    if (opening != null) {
      size--;
      close(slot);
    }
    return opening;
  }

  /** Takes out all, in the order they were opened. */
  List<EventCopy> takeAll() {
    List<EventCopy> all = new ArrayList<>(size);
    for (EventCopy opening : slots) {
      if (opening != null) {
        all.add(opening);
      }
    }
    Arrays.fill(slots, null);
    size = 0;
    all.sort(Comparator.comparingLong(opening -> opening.sequence));
    return all;
  }

  private void insert(EventCopy opening) {
    int slot = home(opening.spanId);
    while (slots[slot] != null) {
      slot = next(slot);
    }
    slots[slot] = opening;
  }

  /** Moves up what would no longer be found behind the gap. */
  private void close(int gap) {
    slots[gap] = null;
    for (int slot = next(gap); slots[slot] != null; slot = next(slot)) {
      EventCopy moved = slots[slot];
      slots[slot] = null;
      insert(moved);
    }
  }

  private void grow() {
    EventCopy[] old = slots;
    slots = new EventCopy[2 * old.length];
    for (EventCopy opening : old) {
      if (opening != null) {
        insert(opening);
      }
    }
  }

  /** Span ids are random already. */
  private int home(long spanId) {
    return (int) spanId & slots.length - 1;
  }

  private int next(int slot) {
    return slot + 1 & slots.length - 1;
  }
}
