package io.telemetryagent.output;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Compresses lines to gzip (RFC 1952), many times faster than a compressor that must search: what
 * lines have in common is known, as {@link Fragment}s, and becomes deflate's references to where it
 * stood before (RFC 1951). All else is written with one fixed code that favours digits.
 *
 * <p>Each call makes one whole gzip member, so that a file of them is readable up to the last
 * write, may be appended to after a restart, and by two JVMs.
 */
public final class LineGzip {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};
  private static final int WINDOW = 32 * 1024;
  private static final int MIN_MATCH = 3;
  private static final int MAX_MATCH = 258;
  private static final int END_OF_BLOCK = 256;
  private static final int FIRST_LENGTH = 257;
  private static final int LONGEST_LENGTH = 285;
  private static final int LITERALS_AND_LENGTHS = 286;
  private static final int DISTANCES = 30;

  private static final HuffmanCode SYMBOLS = HuffmanCode.of(symbolWeights());
  private static final HuffmanCode FAR = HuffmanCode.of(distanceWeights());

  /** For each match length its code and extra bits, above five bits that say how many. */
  private static final int[] MATCH = new int[MAX_MATCH + 1];

  static {
    int length = MIN_MATCH;
    for (int symbol = 0; symbol < 28; symbol++) {
      int bits = symbol < 8 ? 0 : symbol / 4 - 1;
      for (int extra = 0; extra < 1 << bits && length < MAX_MATCH; extra++, length++) {
        MATCH[length] = match(FIRST_LENGTH + symbol, extra, bits);
      }
    }
    MATCH[MAX_MATCH] = match(LONGEST_LENGTH, 0, 0);
  }

  private final CRC32 crc = new CRC32();
  private byte[] out = new byte[64 * 1024];
  private int position;
  private long bits;
  private int bitCount;

  /** How many bytes came before this piece; positions of fragments count from there. */
  private long before;

  private long behind;

  /**
   * Compresses all of {@code lines}, which has {@link LineBuffer#markFragments marked} its
   * fragments.
   *
   * @return the member, valid until the next call
   */
  public ByteBuffer compress(LineBuffer lines) {
    // What an attempt that ran out of memory left behind is from before, and so never referred to.
    before = behind;
    behind += lines.position();
    position = 0;
    bits = 0;
    bitCount = 0;
    bytes(HEADER);
    blockHeader();
    body(lines);
    reserve(32);
    put(SYMBOLS.packed[END_OF_BLOCK] >>> 4, SYMBOLS.packed[END_OF_BLOCK] & 15);
    align();
    crc.reset();
    crc.update(lines.array(), 0, lines.position());
    littleEndian((int) crc.getValue());
    littleEndian(lines.position());
    return ByteBuffer.wrap(out, 0, position);
  }

  private void body(LineBuffer lines) {
    byte[] text = lines.array();
    int done = 0;
    FragmentMarks marks = lines.marks();
    for (int i = 0; i < marks.count(); i++) {
      int start = marks.position(i);
      Fragment fragment = marks.fragment(i);
      literals(text, done, start);
      int length = fragment.bytes.length;
      long distance = before + start - fragment.lastAt;
      boolean known = fragment.lastAt >= before && distance <= WINDOW;
      fragment.lastAt = before + start;
      if (known && length >= MIN_MATCH) {
        matches(text, start, length, (int) distance);
      } else {
        literals(text, start, start + length);
      }
      done = start + length;
    }
    literals(text, done, lines.position());
  }

  /** The innermost loop: the bits at hand are kept in local variables. */
  private void literals(byte[] text, int from, int to) {
    reserve((to - from) * 2 + 8);
    int[] code = SYMBOLS.packed;
    long pending = bits;
    int count = bitCount;
    for (int i = from; i < to; i++) {
      int packed = code[text[i] & 255];
      pending |= (long) (packed >>> 4) << count;
      count += packed & 15;
      if (count >= 32) {
        littleEndian((int) pending);
        pending >>>= 32;
        count -= 32;
      }
    }
    bits = pending;
    bitCount = count;
  }

  private void matches(byte[] text, int start, int length, int distance) {
    int farSymbol = distanceSymbol(distance);
    int farBits = Math.max(0, farSymbol / 2 - 1);
    int farCode = FAR.packed[farSymbol];
    int far = (distance - 1 & (1 << farBits) - 1) << (farCode & 15) | farCode >>> 4;
    farBits += farCode & 15;
    int left = length;
    reserve((length / MAX_MATCH + 1) * 8 + 16);
    for (; left >= MIN_MATCH; left -= Math.min(left, MAX_MATCH)) {
      int match = MATCH[Math.min(left, MAX_MATCH)];
      put(match >>> 5, match & 31);
      put(far, farBits);
    }
    literals(text, start + length - left, start + length);
  }

  /** RFC 1951, section 3.2.5: two symbols for each power of two. */
  private static int distanceSymbol(int distance) {
    int value = distance - 1;
    if (value < 4) {
      return value;
    }
    int high = 31 - Integer.numberOfLeadingZeros(value);
    return high * 2 + (value >>> high - 1 & 1);
  }

  /** The last block, with a code of its own (RFC 1951, section 3.2.7), in the plainest form. */
  private void blockHeader() {
    reserve(512);
    put(1, 1);
    put(2, 2);
    put(LITERALS_AND_LENGTHS - 257, 5);
    put(DISTANCES - 1, 5);
    put(19 - 4, 4);
    // Code lengths are themselves coded: 0 to 15 take four bits each. Their list begins with
    // 16, 17, 18, which stand for runs and stay unused.
    for (int i = 0; i < 19; i++) {
      put(i < 3 ? 0 : 4, 3);
    }
    for (int length : SYMBOLS.lengths) {
      put(Integer.reverse(length) >>> 28, 4);
    }
    for (int length : FAR.lengths) {
      put(Integer.reverse(length) >>> 28, 4);
    }
  }

  private static int match(int symbol, int extra, int extraBits) {
    int code = SYMBOLS.packed[symbol];
    int length = code & 15;
    return (extra << length | code >>> 4) << 5 | length + extraBits;
  }

  /** Appends up to 32 bits, lowest first. There is room for them. */
  private void put(int value, int count) {
    bits |= (value & 0xffffffffL) << bitCount;
    bitCount += count;
    if (bitCount >= 32) {
      littleEndian((int) bits);
      bits >>>= 32;
      bitCount -= 32;
    }
  }

  private void align() {
    for (; bitCount > 0; bitCount -= 8, bits >>>= 8) {
      out[position++] = (byte) bits;
    }
    bits = 0;
    bitCount = 0;
  }

  private void littleEndian(int value) {
    out[position] = (byte) value;
    out[position + 1] = (byte) (value >>> 8);
    out[position + 2] = (byte) (value >>> 16);
    out[position + 3] = (byte) (value >>> 24);
    position += 4;
  }

  private void bytes(byte[] source) {
    reserve(source.length);
    System.arraycopy(source, 0, out, position, source.length);
    position += source.length;
  }

  private void reserve(int more) {
    if (out.length - position < more) {
      out = Arrays.copyOf(out, Math.max(position + more, out.length * 2));
    }
  }

  /** How often symbols occur between fragments: digits mostly; and long matches. */
  private static int[] symbolWeights() {
    int[] weights = new int[LITERALS_AND_LENGTHS];
    for (int symbol = 0; symbol < weights.length; symbol++) {
      boolean printable = symbol >= ' ' && symbol < 127;
      boolean length = symbol >= FIRST_LENGTH;
      weights[symbol] = length ? 60 : printable ? 8 : 1;
    }
    for (char c : "0123456789".toCharArray()) {
      weights[c] = 300;
    }
    for (char c : "abcdef".toCharArray()) {
      weights[c] = 180;
    }
    weights[LONGEST_LENGTH] = 600;
    return weights;
  }

  /** A line before stands about a kilobyte and a half back; the same call's entry a few lines. */
  private static int[] distanceWeights() {
    int[] weights = new int[DISTANCES];
    for (int symbol = 0; symbol < weights.length; symbol++) {
      weights[symbol] = symbol < 16 ? 1 : symbol < 20 ? 8 : 64;
    }
    return weights;
  }
}
