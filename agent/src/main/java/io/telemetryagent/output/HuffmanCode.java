package io.telemetryagent.output;

import java.util.PriorityQueue;

/** A prefix code of deflate: for each symbol its bits, last bit first as deflate writes them. */
final class HuffmanCode {
  private static final int MAX_LENGTH = 15;

  final int[] lengths;
  final int[] codes;

  private HuffmanCode(int[] lengths) {
    this.lengths = lengths;
    this.codes = codes(lengths);
  }

  /**
   * The code that is shortest where symbols are as frequent as {@code weights} says. Every symbol
   * gets a code, so weights must not differ so much that one would be longer than 15 bits.
   */
  static HuffmanCode of(int[] weights) {
    PriorityQueue<Node> nodes = new PriorityQueue<>();
    for (int symbol = 0; symbol < weights.length; symbol++) {
      nodes.add(new Node(weights[symbol], symbol, null, null));
    }
    while (nodes.size() > 1) {
      Node left = nodes.remove();
      Node right = nodes.remove();
      nodes.add(new Node(left.weight + right.weight, right.symbol, left, right));
    }
    int[] lengths = new int[weights.length];
    nodes.remove().fill(lengths, 0);
    return new HuffmanCode(lengths);
  }

  /** Numbers the codes as RFC 1951, section 3.2.2, says: by length, then by symbol. */
  private static int[] codes(int[] lengths) {
    int[] codes = new int[lengths.length];
    int code = 0;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      code <<= 1;
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          codes[symbol] = Integer.reverse(code++) >>> 32 - length;
        }
      }
    }
    return codes;
  }

  private static final class Node implements Comparable<Node> {
    final int weight;
    final int symbol;
    private final Node left;
    private final Node right;

    Node(int weight, int symbol, Node left, Node right) {
      this.weight = weight;
      this.symbol = symbol;
      this.left = left;
      this.right = right;
    }

    void fill(int[] lengths, int depth) {
      if (left == null) {
        lengths[symbol] = depth;
      } else {
        left.fill(lengths, depth + 1);
        right.fill(lengths, depth + 1);
      }
    }

    @Override
    public int compareTo(Node other) {
      return weight != other.weight ? Integer.compare(weight, other.weight) : symbol - other.symbol;
    }
  }
}
