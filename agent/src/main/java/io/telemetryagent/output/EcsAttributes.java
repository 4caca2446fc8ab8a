package io.telemetryagent.output;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An event's attributes as ECS has them. Fills http.*, url.*, user_agent.original, container.*,
 * faas.* and service.target.type; the rest becomes labels: texts, as ECS wants them, so that no two
 * services disagree on the type of a label.
 */
final class EcsAttributes {
  private static final String STATUS_CODE = "http.status_code";
  private static final Map<String, String> FIELDS = new HashMap<>();

  static {
    FIELDS.put("http.method", "http.request.method");
    FIELDS.put(STATUS_CODE, "http.response.status_code");
    FIELDS.put("http.url", "url.full");
    FIELDS.put("http.user_agent", "user_agent.original");
    for (String same :
        new String[] {"container.id", "container.image.name", "faas.name", "faas.version"}) {
      FIELDS.put(same, same);
    }
  }

  private static final EcsAttributes NONE =
      new EcsAttributes(
          Collections.<String, Object>emptyMap(), Collections.<String, Object>emptyMap());

  final Map<String, Object> fields;
  final Map<String, Object> labels;
  private final Set<String> taken = new HashSet<>();

  private EcsAttributes(Map<String, Object> fields, Map<String, Object> labels) {
    this.fields = fields;
    this.labels = labels;
  }

  /**
   * Sorts attributes into fields and labels.
   *
   * @param attributes null for none
   * @param reserved labels that the line has besides; one of the same name is changed by {@code _}
   */
  static EcsAttributes of(Map<String, Object> attributes, Set<String> reserved) {
    if (attributes == null) {
      return NONE;
    }
    EcsAttributes sorted =
        new EcsAttributes(new LinkedHashMap<String, Object>(), new LinkedHashMap<String, Object>());
    for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
      if (attribute.getValue() != null) {
        sorted.add(attribute.getKey(), Attributes.flat(attribute.getValue()), reserved);
      }
    }
    return sorted;
  }

  /**
   * The name of a label: without what Elasticsearch takes for a path or a pattern (specification of
   * ecs-logging, labels), and not blank, which it rejects.
   */
  static String labelName(String key) {
    String name = key.replace('.', '_').replace('*', '_').replace('\\', '_');
    return isBlank(name) ? name + '_' : name;
  }

  private static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void add(String key, Object value, Set<String> reserved) {
    String field = FIELDS.get(key);
    boolean fits = key.equals(STATUS_CODE) ? value instanceof Integer : value instanceof String;
    if (field == null || !fits) {
      String name = labelName(key);
      while (reserved.contains(name) || !taken.add(name.toLowerCase(Locale.ROOT))) {
        name += '_';
      }
      labels.put(name, String.valueOf(value));
    } else {
      fields.put(field, value);
    }
    if (key.equals("http.url")) {
      addParts(value.toString());
    } else if (key.equals("db.system")) {
      fields.put("service.target.type", value.toString());
    }
  }

  /** Of a URL as an app gave it, well-formed or not. */
  private void addParts(String url) {
    String base = url.substring(0, Math.min(indexOf(url, '?'), indexOf(url, '#')));
    int slash = base.indexOf('/');
    boolean hasScheme = slash > 1 && base.startsWith("://", slash - 1);
    if (hasScheme) {
      fields.put("url.scheme", base.substring(0, slash - 1));
      slash = base.indexOf('/', slash + 2);
    }
    if (slash >= 0) {
      fields.put("url.path", base.substring(slash));
    }
  }

  private static int indexOf(String text, char c) {
    int index = text.indexOf(c);
    return index < 0 ? text.length() : index;
  }
}
