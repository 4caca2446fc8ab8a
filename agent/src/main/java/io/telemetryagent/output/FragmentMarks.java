package io.telemetryagent.output;

import java.util.Arrays;

/** Where fragments are in a {@link LineBuffer}, for a compressor. */
final class FragmentMarks {
  private Fragment[] fragments = new Fragment[1024];
  private int[] positions = new int[1024];
  private int count;

  /** The fragment begins at that position, behind all others. */
  void add(Fragment fragment, int position) {
    if (count == positions.length) {
      positions = Arrays.copyOf(positions, count * 2);
      fragments = Arrays.copyOf(fragments, count * 2);
    }
    positions[count] = position;
    fragments[count++] = fragment;
  }

  /** Forgets the fragments that begin at {@code position} or behind it. */
  void cutAt(int position) {
    while (count > 0 && positions[count - 1] >= position) {
      count--;
    }
  }

  int count() {
    return count;
  }

  int position(int index) {
    return positions[index];
  }

  Fragment fragment(int index) {
    return fragments[index];
  }
}
