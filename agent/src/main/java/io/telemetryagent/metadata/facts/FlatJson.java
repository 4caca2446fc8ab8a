package io.telemetryagent.metadata.facts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON as a map from the path of each scalar, {@code network/interface/0/macAddress}, to its text.
 * Documents come from servers that may lie, so the memory and depth that they can take is bounded.
 */
public final class FlatJson {
  private static final int MAX_SCALARS = 4096;
  private static final int MAX_PATH_LENGTH = 512;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // No ThreadLocals on threads that are soon gone, no strings that stay in the intern
          // table.
          .disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxStringLength(16 << 10)
                  .maxNameLength(1 << 10)
                  .maxNumberLength(64)
                  .maxDocumentLength(64 << 10)
                  .build())
          .build();

  private final Map<String, String> scalars = new LinkedHashMap<>();

  private FlatJson() {}

  /**
   * The scalars of {@code document}, those of arrays by index. Nulls are left out, numbers are as
   * written: ids go beyond 64 bits. Empty where {@code document} is null or not one whole JSON
   * document within the bounds.
   */
  public static Map<String, String> parse(String document) {
    if (document == null) return Collections.emptyMap();
    FlatJson flat = new FlatJson();
    try (JsonParser parser = FACTORY.createParser(document)) {
      flat.add("", parser, parser.nextToken());
      if (parser.nextToken() != null) return Collections.emptyMap();
    } catch (IOException | RuntimeException broken) {
      return Collections.emptyMap();
    }
    return flat.scalars;
  }

  /** The JSON object of these members. */
  public static String render(Map<String, String> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, String> member : members.entrySet()) {
        json.writeStringField(member.getKey(), member.getValue());
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }

  private void add(String path, JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String member = child(path, parser.currentName());
        add(member, parser, parser.nextToken());
      }
    } else if (token == JsonToken.START_ARRAY) {
      int index = 0;
      for (JsonToken next; (next = parser.nextToken()) != JsonToken.END_ARRAY; index++) {
        add(child(path, String.valueOf(index)), parser, next);
      }
    } else if (token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      if (scalars.size() == MAX_SCALARS) throw new IOException("more than " + MAX_SCALARS);
      scalars.putIfAbsent(path, parser.getText());
    }
  }

  private static String child(String path, String name) throws IOException {
    if (path.length() + name.length() >= MAX_PATH_LENGTH) throw new IOException("path too long");
    return path.isEmpty() ? name : path + "/" + name;
  }
}
