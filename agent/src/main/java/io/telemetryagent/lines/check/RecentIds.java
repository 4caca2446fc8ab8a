package io.telemetryagent.lines.check;

/**
 * Many ids, none of them 0, each with a number that is not 0. Where there are more than there is
 * room for, the older half is forgotten.
 */
final class RecentIds {
  private static final int FIRST_SLOTS = 1 << 10;

  private final int maxSlots;
  private Slots recent = new Slots(FIRST_SLOTS);
  private Slots older = new Slots(0);
  private boolean forgetful;

  /** Remembers at least {@code count} ids, a power of two, in up to 64 bytes each. */
  RecentIds(int count) {
    maxSlots = 2 * count;
  }

  void put(long id, long value) {
    if (recent.isFull()) {
      if (recent.keys.length < maxSlots) {
        recent = recent.twice();
      } else {
        forgetful |= older.keys.length > 0;
        older = recent;
        recent = new Slots(FIRST_SLOTS);
      }
    }
    recent.put(id, value);
  }

  /** The number of {@code id}; 0 where it is not known, or not any more. */
  long get(long id) {
    long value = recent.get(id);
    return value != 0 ? value : older.get(id);
  }

  /** Whether any was forgotten. */
  boolean isForgetful() {
    return forgetful;
  }

  /** A hash table with open addressing, at most half full. */
  private static final class Slots {
    final long[] keys;
    private final long[] values;
    private int size;

    Slots(int count) {
      keys = new long[count];
      values = new long[count];
    }

    boolean isFull() {
      return 2 * size >= keys.length;
    }

    void put(long id, long value) {
      int slot = slotOf(id);
      size += keys[slot] == 0 ? 1 : 0;
      keys[slot] = id;
      values[slot] = value;
    }

    long get(long id) {
      return keys.length == 0 ? 0 : values[slotOf(id)];
    }

    Slots twice() {
      Slots larger = new Slots(2 * keys.length);
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] != 0) {
          larger.put(keys[i], values[i]);
        }
      }
      return larger;
    }

    /** The slot of {@code id}, or the free one where it goes. */
    private int slotOf(long id) {
      int mask = keys.length - 1;
      int slot = (int) (id * 0x9E3779B97F4A7C15L >>> 32) & mask;
      while (keys[slot] != 0 && keys[slot] != id) {
        slot = slot + 1 & mask;
      }
      return slot;
    }
  }
}
