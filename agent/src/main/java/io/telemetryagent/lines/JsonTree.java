package io.telemetryagent.lines;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as maps in the order of the text, lists, texts, booleans, null, and numbers: Long, where it
 * does not fit BigInteger, with a fraction part BigDecimal.
 */
public final class JsonTree {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LineReader.MAX_LINE_BYTES).build())
          .build();

  private JsonTree() {}

  /** The value of {@code text}, which is one JSON value and nothing else. */
  public static Object parse(String text) throws BrokenLineException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Object value = read(parser);
      requireEnd(parser);
      return value;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** A parser of UTF-8. */
  static JsonParser parser(byte[] bytes, int start, int length) throws IOException {
    return FACTORY.createParser(bytes, start, length);
  }

  static void requireEnd(JsonParser parser) throws IOException, BrokenLineException {
    if (parser.nextToken() != null) {
      throw new BrokenLineException("something follows the JSON value");
    }
  }

  /** The value that begins with the parser's token. */
  static Object read(JsonParser parser) throws IOException, BrokenLineException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new BrokenLineException("there is no JSON value");
    }
    switch (token) {
      case VALUE_STRING:
        return parser.getText();
      case VALUE_NUMBER_INT:
        return integer(parser);
      case VALUE_NUMBER_FLOAT:
        return parser.getDecimalValue();
      case VALUE_TRUE:
        return Boolean.TRUE;
      case VALUE_FALSE:
        return Boolean.FALSE;
      case VALUE_NULL:
        return null;
      case START_ARRAY:
        return array(parser);
      default:
        return object(parser);
    }
  }

  /** Adds a member, which must be new. */
  static void put(Map<String, Object> object, String key, Object value) throws BrokenLineException {
    int size = object.size();
    object.put(key, value);
    if (object.size() == size) {
      throw new BrokenLineException("the key " + key + " is there twice");
    }
  }

  static BrokenLineException broken(IOException e) {
    String problem =
        e instanceof JsonProcessingException
            ? ((JsonProcessingException) e).getOriginalMessage()
            : e.toString();
    int hint = problem.indexOf('\n');
    return new BrokenLineException(
        "is not JSON: " + (hint < 0 ? problem : problem.substring(0, hint)));
  }

  private static Object integer(JsonParser parser) throws IOException {
    boolean isLarge = parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER;
    return isLarge ? (Object) parser.getBigIntegerValue() : (Object) parser.getLongValue();
  }

  private static List<Object> array(JsonParser parser) throws IOException, BrokenLineException {
    List<Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(parser));
    }
    return array;
  }

  private static Map<String, Object> object(JsonParser parser)
      throws IOException, BrokenLineException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      put(object, key, read(parser));
    }
    return object;
  }
}
