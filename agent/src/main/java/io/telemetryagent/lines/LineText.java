package io.telemetryagent.lines;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a JSON parser does not look after: the encoding of a line, and halves of characters. */
final class LineText {
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

  /**
   * Whether there is an escape in the text.
   *
   * @throws BrokenLineException if it is not UTF-8, or has a NUL, which stands for nothing in JSON
   */
  boolean check(byte[] bytes, int start, int length) throws BrokenLineException {
    boolean escapes = false;
    boolean ascii = true;
    for (int i = start; i < start + length; i++) {
      byte b = bytes[i];
      if (b <= 0) {
        ascii = false;
      } else if (b == '\\') {
        escapes = true;
      }
    }
    if (!ascii) {
      checkUtf8(bytes, start, length);
    }
    return escapes;
  }

  private void checkUtf8(byte[] bytes, int start, int length) throws BrokenLineException {
    try {
      if (utf8.decode(ByteBuffer.wrap(bytes, start, length)).toString().indexOf('\0') < 0) {
        return;
      }
    } catch (CharacterCodingException e) {
      // As for the NUL, which Jackson would take for UTF-16.
    }
    throw new BrokenLineException("is not text in UTF-8");
  }

  /** An escape may stand for half a character, which no reader can keep. */
  static void checkSurrogates(Object value, boolean escapes) throws BrokenLineException {
    if (!escapes) {
      return;
    }
    if (value instanceof Map) {
      for (Map.Entry<?, ?> member : ((Map<?, ?>) value).entrySet()) {
        checkSurrogates(member.getKey(), true);
        checkSurrogates(member.getValue(), true);
      }
    } else if (value instanceof List) {
      for (Object item : (List<?>) value) {
        checkSurrogates(item, true);
      }
    } else if (value instanceof String && hasLoneSurrogate((String) value)) {
      throw new BrokenLineException("escapes half a character, a lone surrogate");
    }
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return true;
      }
    }
    return false;
  }
}
