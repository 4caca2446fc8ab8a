package io.telemetryagent.e2e.lines;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published JSON Schemas of telemetry.v2, and the strict JSON reader that goes with them. */
public final class LineSchema {
  public static final LineSchema STRICT = new LineSchema("telemetry.v2.schema.json");
  public static final LineSchema LENIENT = new LineSchema("telemetry.v2.lenient.schema.json");

  private static final JsonMapper READER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private final Path file;
  private final Schema schema;

  private LineSchema(String name) {
    // Surefire runs in the module's folder, src/test.
    file = Path.of("../../docs", name);
    try {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses one JSON text; fails on a duplicate key, or on anything after the value. */
  public static JsonNode parse(String json) {
    return READER.readTree(json);
  }

  /** What the schema objects to, as "pointer: message"; empty when the line is valid. */
  public List<String> violations(JsonNode line) {
    return schema.validate(line).stream().map(Object::toString).toList();
  }

  /** The schema itself, as JSON. */
  public JsonNode json() {
    return READER.readTree(file.toFile());
  }
}
