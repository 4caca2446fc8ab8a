package io.telemetryagent.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Bytes of lines in the making: UTF-8 and JSON, appended without garbage. Grows as needed. */
public final class LineBuffer {
  private static final byte[] HEX_DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** The two digits of 0 to 99, one pair after the other. */
  private static final byte[] PAIRS = new byte[200];

  /** For each byte its two hexadecimal digits. */
  private static final byte[] HEX = new byte[512];

  /** Whether an ASCII character stands for itself within a JSON string. */
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (int i = 0; i < 100; i++) {
      PAIRS[2 * i] = (byte) ('0' + i / 10);
      PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
    }
    for (int i = 0; i < 256; i++) {
      HEX[2 * i] = HEX_DIGITS[i >> 4];
      HEX[2 * i + 1] = HEX_DIGITS[i & 15];
    }
    Arrays.fill(PLAIN, ' ', 128, true);
    PLAIN['"'] = false;
    PLAIN['\\'] = false;
    PLAIN[127] = false;
  }

  private byte[] bytes;
  private int position;
  private int longestString = Integer.MAX_VALUE;

  /** Null where nobody asks for them. */
  private FragmentMarks marks;

  /** An empty buffer with room for {@code capacity} bytes. */
  public LineBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  /** Where the next byte goes; also how many bytes there are. */
  public int position() {
    return position;
  }

  /** Goes back to {@code position}: what followed is gone. */
  public void position(int position) {
    this.position = position;
    if (marks != null) {
      marks.cutAt(position);
    }
  }

  /** Remembers from now on where fragments are, for a compressor. */
  public void markFragments() {
    marks = new FragmentMarks();
  }

  FragmentMarks marks() {
    return marks;
  }

  /** The bytes themselves, valid up to {@link #position()} and until the next call. */
  public byte[] array() {
    return bytes;
  }

  /** A copy of all bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, position);
  }

  /** Cuts strings appended from now on to about {@code chars}, with {@code ...} at the end. */
  void longestString(int chars) {
    longestString = chars;
  }

  /** Appends bytes as they are. */
  public LineBuffer raw(byte[] source) {
    int length = source.length;
    System.arraycopy(source, 0, reserve(length), position, length);
    position += length;
    return this;
  }

  LineBuffer raw(Fragment fragment) {
    if (marks != null) {
      marks.add(fragment, position);
    }
    return raw(fragment.bytes);
  }

  /** Appends a byte as it is. */
  public LineBuffer raw(byte b) {
    reserve(1)[position++] = b;
    return this;
  }

  LineBuffer ascii(String text) {
    int length = text.length();
    byte[] target = reserve(length);
    for (int i = 0; i < length; i++) {
      target[position + i] = (byte) text.charAt(i);
    }
    position += length;
    return this;
  }

  /** Sixteen lower-case hexadecimal digits. */
  LineBuffer hex(long value) {
    byte[] target = reserve(16);
    int at = position;
    for (int shift = 56; shift >= 0; shift -= 8) {
      int pair = (int) (value >>> shift & 255) << 1;
      target[at++] = HEX[pair];
      target[at++] = HEX[pair + 1];
    }
    position = at;
    return this;
  }

  LineBuffer decimal(long value) {
    if (value == Long.MIN_VALUE) {
      return ascii("-9223372036854775808");
    }
    byte[] target = reserve(20);
    if (value < 0) {
      target[position++] = '-';
      value = -value;
    }
    int end = position + digits(value);
    int at = end;
    while (value >= 100) {
      int pair = (int) (value % 100) << 1;
      value /= 100;
      target[--at] = PAIRS[pair + 1];
      target[--at] = PAIRS[pair];
    }
    if (value >= 10) {
      target[--at] = PAIRS[((int) value << 1) + 1];
      target[--at] = PAIRS[(int) value << 1];
    } else {
      target[--at] = (byte) ('0' + value);
    }
    position = end;
    return this;
  }

  /** Three digits, with leading zeros. */
  LineBuffer decimal3(int value) {
    byte[] target = reserve(3);
    target[position++] = (byte) ('0' + value / 100);
    int pair = value % 100 << 1;
    target[position++] = PAIRS[pair];
    target[position++] = PAIRS[pair + 1];
    return this;
  }

  /** A JSON string with its quotes, or {@code null}. */
  LineBuffer string(String text) {
    return text == null ? ascii("null") : raw((byte) '"').content(text).raw((byte) '"');
  }

  /** The inside of a JSON string. */
  LineBuffer content(String text) {
    boolean cut = text.length() > longestString;
    int length = cut ? longestString : text.length();
    if (cut && Character.isHighSurrogate(text.charAt(length - 1))) {
      length--;
    }
    reserve(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 128 && PLAIN[c]) {
        reserve(1)[position++] = (byte) c;
      } else if (c < 128) {
        escaped(c);
      } else if (!Character.isSurrogate(c)) {
        utf8(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        utf8(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        utf8(0xFFFD);
      }
    }
    return cut ? ascii("...") : this;
  }

  /**
   * Any value as JSON: null, String, Boolean, Number, or a Map or list of these. NaN, the
   * infinities and integers beyond 64 bits become strings, since many readers reject or round them;
   * so does a value of any other type.
   */
  public LineBuffer value(Object value) {
    return JsonValues.append(value, this);
  }

  /** The inside of a JSON object, keys in the map's order. */
  LineBuffer members(Map<?, ?> map) {
    return JsonValues.appendMembers(map, this);
  }

  private void escaped(char c) {
    byte[] target = reserve(6);
    target[position++] = '\\';
    switch (c) {
      case '"':
      case '\\':
        target[position++] = (byte) c;
        break;
      case '\n':
        target[position++] = 'n';
        break;
      case '\r':
        target[position++] = 'r';
        break;
      case '\t':
        target[position++] = 't';
        break;
      default:
        target[position++] = 'u';
        target[position++] = '0';
        target[position++] = '0';
        target[position++] = HEX_DIGITS[c >> 4];
        target[position++] = HEX_DIGITS[c & 15];
    }
  }

  private void utf8(int codePoint) {
    byte[] target = reserve(4);
    if (codePoint < 0x800) {
      target[position++] = (byte) (0xC0 | codePoint >> 6);
    } else {
      if (codePoint < 0x10000) {
        target[position++] = (byte) (0xE0 | codePoint >> 12);
      } else {
        target[position++] = (byte) (0xF0 | codePoint >> 18);
        target[position++] = (byte) (0x80 | codePoint >> 12 & 63);
      }
      target[position++] = (byte) (0x80 | codePoint >> 6 & 63);
    }
    target[position++] = (byte) (0x80 | codePoint & 63);
  }

  private byte[] reserve(int more) {
    if (bytes.length - position < more) {
      bytes = Arrays.copyOf(bytes, Math.max(position + more, bytes.length * 2));
    }
    return bytes;
  }

  private static int digits(long value) {
    int digits = 1;
    for (long power = 10; value >= power; power *= 10) {
      digits++;
      if (digits == 19) {
        break;
      }
    }
    return digits;
  }
}
