package io.telemetryagent.lines;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads lines as JSON, each once. Three quarters of a line, from {@code service} on, are those of
 * the line before; they are compared, and not read again. Then their maps are the same objects.
 */
public final class LineParser {
  static final String LAST_OF_HEAD = "attributes";

  /** More processes than that in turns, and the ends of lines are read again. */
  private static final int TAILS = 8;

  private final LineText text = new LineText();
  private final LineTail[] tails = new LineTail[TAILS];
  private int newest;

  /** The JSON object of the line. */
  public Map<String, Object> parse(byte[] bytes, int start, int length) throws BrokenLineException {
    try {
      LineTail tail = tailOf(bytes, start, length);
      if (tail != null) {
        int headLength = length - tail.bytes.length;
        boolean escapes = text.check(bytes, start, headLength);
        Map<String, Object> line = head(bytes, start, headLength);
        if (line != null) {
          LineText.checkSurrogates(line, escapes);
          line.putAll(tail.members);
          return line;
        }
      }
      boolean escapes = text.check(bytes, start, length);
      Map<String, Object> line = whole(bytes, start, length);
      LineText.checkSurrogates(line, escapes);
      return line;
    } catch (IOException e) {
      throw JsonTree.broken(e);
    }
  }

  private LineTail tailOf(byte[] bytes, int start, int length) {
    for (int i = 0; i < TAILS; i++) {
      LineTail tail = tails[(newest + i) % TAILS];
      if (tail != null && tail.ends(bytes, start, length)) {
        newest = (newest + i) % TAILS;
        return tail;
      }
    }
    return null;
  }

  /** The members up to the attributes; null if something is between these and the tail. */
  private static Map<String, Object> head(byte[] bytes, int start, int length)
      throws BrokenLineException {
    Map<String, Object> line = new LinkedHashMap<>(64);
    try (JsonParser parser = JsonTree.parser(bytes, start, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        JsonTree.put(line, key, JsonTree.read(parser));
        if (key.equals(LAST_OF_HEAD)) {
          return parser.currentLocation().getByteOffset() == length && !hasTailKey(line)
              ? line
              : null;
        }
      }
      return null;
    } catch (IOException cutShort) {
      // There are no attributes at its end; or it is broken, which will be found again.
      return null;
    }
  }

  private static boolean hasTailKey(Map<String, Object> head) {
    for (String key : LineTail.KEYS) {
      if (head.containsKey(key)) {
        return true;
      }
    }
    return false;
  }

  private Map<String, Object> whole(byte[] bytes, int start, int length)
      throws IOException, BrokenLineException {
    Map<String, Object> line = new LinkedHashMap<>(64);
    long headLength = 0;
    try (JsonParser parser = JsonTree.parser(bytes, start, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BrokenLineException("is not a JSON object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        JsonTree.put(line, key, JsonTree.read(parser));
        if (key.equals(LAST_OF_HEAD)) {
          headLength = parser.currentLocation().getByteOffset();
        }
      }
      JsonTree.requireEnd(parser);
    }
    Map<String, Object> members = LineTail.membersOf(line);
    if (members != null) {
      newest = (newest + TAILS - 1) % TAILS;
      int from = start + (int) headLength;
      tails[newest] = new LineTail(Arrays.copyOfRange(bytes, from, start + length), members);
    }
    return line;
  }
}
