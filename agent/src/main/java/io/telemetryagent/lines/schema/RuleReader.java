package io.telemetryagent.lines.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes rules of a schema's JSON. A keyword that it does not know is an error, so that no rule of a
 * schema is left out unnoticed.
 */
final class RuleReader {
  private static final String DEFINITION = "#/$defs/";

  private final Map<?, ?> definitions;
  private final Map<String, Rule> known = new HashMap<>();

  RuleReader(Map<?, ?> schema) {
    Object defined = schema.get("$defs");
    definitions = defined == null ? Collections.emptyMap() : (Map<?, ?>) defined;
  }

  Rule read(Object schema) {
    if (schema instanceof Boolean) {
      return (Boolean) schema ? Rule.ANYTHING : Rule.NOTHING;
    }
    Map<?, ?> keywords = (Map<?, ?>) schema;
    List<Rule> rules = new ArrayList<>();
    for (Map.Entry<?, ?> keyword : keywords.entrySet()) {
      Rule rule = read((String) keyword.getKey(), keyword.getValue(), keywords);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return rules.isEmpty() ? Rule.ANYTHING : CombinedRule.all(rules);
  }

  /** The rule of one keyword; null where it has none, or belongs to another. */
  private Rule read(String keyword, Object value, Map<?, ?> schema) {
    switch (keyword) {
      case "$schema":
      case "$id":
      case "$defs":
      case "title":
      case "description":
      case "format": // says nothing that must hold, unless a reader wishes so
      case "then":
      case "else":
        return null;
      case "$ref":
        return definition((String) value);
      case "type":
        return new TypeRule(texts(value instanceof List ? value : Arrays.asList(value)));
      case "const":
        return new EnumRule(Collections.singletonList(value));
      case "enum":
        return new EnumRule(list(value));
      case "required":
        return new RequiredRule(texts(value));
      case "minimum":
        return new RangeRule(value, true, false);
      case "maximum":
        return new RangeRule(value, false, false);
      case "exclusiveMinimum":
        return new RangeRule(value, true, true);
      case "exclusiveMaximum":
        return new RangeRule(value, false, true);
      case "minLength":
        return new LengthRule((Long) value, Long.MAX_VALUE);
      case "maxLength":
        return new LengthRule(0, (Long) value);
      case "pattern":
        return new PatternRule((String) value, meaning(schema));
      case "allOf":
        return CombinedRule.all(readAll(value));
      case "anyOf":
        return CombinedRule.any(readAll(value), meaning(schema));
      case "not":
        return CombinedRule.not(read(value));
      case "if":
        return CombinedRule.when(
            read(value), readOrAnything(schema.get("then")), readOrAnything(schema.get("else")));
      default:
        return readMembers(keyword, schema);
    }
  }

  /** One rule of four keywords, made where the first of them is. */
  private Rule readMembers(String keyword, Map<?, ?> schema) {
    List<String> keywords =
        Arrays.asList("properties", "patternProperties", "additionalProperties", "propertyNames");
    if (!keywords.contains(keyword)) {
      throw new IllegalStateException("unknown keyword " + keyword);
    }
    for (String earlier : keywords.subList(0, keywords.indexOf(keyword))) {
      if (schema.containsKey(earlier)) {
        return null;
      }
    }
    Map<String, Rule> named = new LinkedHashMap<>();
    for (Map.Entry<?, ?> property : map(schema.get("properties")).entrySet()) {
      named.put((String) property.getKey(), read(property.getValue()));
    }
    Map<Pattern, Rule> patterns = new LinkedHashMap<>();
    for (Map.Entry<?, ?> property : map(schema.get("patternProperties")).entrySet()) {
      patterns.put(Pattern.compile((String) property.getKey()), read(property.getValue()));
    }
    return new MembersRule(
        named,
        patterns,
        readOrAnything(schema.get("additionalProperties")),
        readOrAnything(schema.get("propertyNames")));
  }

  private Rule readOrAnything(Object schema) {
    return schema == null ? Rule.ANYTHING : read(schema);
  }

  private List<Rule> readAll(Object schemas) {
    List<Rule> rules = new ArrayList<>();
    for (Object schema : list(schemas)) {
      rules.add(read(schema));
    }
    return rules;
  }

  /** Each is read once; none refers to itself. */
  private Rule definition(String reference) {
    String name = reference.substring(DEFINITION.length());
    Rule rule = known.get(name);
    if (rule == null) {
      rule = read(definitions.get(name));
      known.put(name, rule);
    }
    return rule;
  }

  private static String meaning(Map<?, ?> schema) {
    return (String) schema.get("description");
  }

  private static Map<?, ?> map(Object value) {
    return value == null ? Collections.emptyMap() : (Map<?, ?>) value;
  }

  private static List<Object> list(Object value) {
    return new ArrayList<>((List<?>) value);
  }

  private static List<String> texts(Object value) {
    List<String> texts = new ArrayList<>();
    for (Object text : (List<?>) value) {
      texts.add((String) text);
    }
    return texts;
  }
}
