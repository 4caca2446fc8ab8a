package io.telemetryagent.e2e.lines;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The fields of examples/elastic/mappings.yaml, and what Elasticsearch would take for their types.
 */
final class EcsFields {
  static final EcsFields OURS = new EcsFields(Path.of("../../examples/elastic/mappings.yaml"));

  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");

  private final Map<String, String> types = new HashMap<>();

  private EcsFields(Path mappings) {
    new YAMLMapper()
        .readTree(mappings.toFile())
        .at("/template/mappings/properties")
        .properties()
        .forEach(field -> types.put(field.getKey(), field.getValue().get("type").stringValue()));
  }

  /** What an index with {@code dynamic: strict} would reject; null if nothing. */
  String problem(String field, JsonNode value) {
    String type = types.get(field);
    if (type == null) {
      return field + " is not in the mapping";
    }
    if (value.isArray()) {
      for (JsonNode element : value) {
        if (!fits(type, element)) {
          return field + " is no " + type + ": " + element;
        }
      }
      return value.isEmpty() ? field + " is empty" : null;
    }
    return fits(type, value) ? null : field + " is no " + type + ": " + value;
  }

  private static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "long" -> value.isIntegralNumber() && value.canConvertToLong();
      case "date" -> value.isString() && DATE.matcher(value.stringValue()).matches();
      case "ip" -> value.isString() && isAddress(value.stringValue());
      case "object" -> value.isObject();
      case "keyword", "wildcard", "match_only_text" -> value.isString();
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static boolean isAddress(String text) {
    try {
      // Nothing that matches is a name, so none is looked up.
      return ADDRESS.matcher(text).matches() && InetAddress.getByName(text) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
