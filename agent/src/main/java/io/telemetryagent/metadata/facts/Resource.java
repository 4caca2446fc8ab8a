package io.telemetryagent.metadata.facts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Facts about where lines come from, each named by its path in telemetry.v2: {@code
 * cloud.account.id}. Immutable. What is unknown is not in it. Fills service, environment, resource,
 * cloud, host, k8s and process of telemetry.v2.
 */
public final class Resource {
  /** The keys of each section, in the order of telemetry.v2; a section without keys is a value. */
  private static final String[][] SECTIONS = {
    {"service", "name", "version"},
    {"environment"},
    {
      "resource",
      "telemetry.sdk.name",
      "telemetry.sdk.version",
      "runtime.name",
      "runtime.version",
      "os.type",
      "os.description"
    },
    {
      "cloud",
      "provider",
      "region",
      "availability_zone",
      "account.id",
      "instance.id",
      "machine.type",
      "image.id",
      "platform",
      "metadata_source"
    },
    {"host", "name", "ip", "public_ip"},
    {"k8s", "cluster.name", "namespace.name", "pod.name", "container.name", "node.name"},
    {"process", "pid", "executable", "command_line"},
  };

  public static final Resource EMPTY = builder().build();

  private final Map<String, Object> facts;
  private final Map<String, Object> fallbacks;
  private final Map<String, String> details;

  private Resource(Builder builder) {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(builder.facts));
    fallbacks = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fallbacks));
    details = Collections.unmodifiableMap(new LinkedHashMap<>(builder.details));
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The fact at that path, {@code cloud.region}; its fallback if there is none; or null. */
  public Object get(String path) {
    Object fact = facts.get(path);
    return fact != null ? fact : fallbacks.get(path);
  }

  /** As {@link #get}, for facts that are text. */
  public String text(String path) {
    Object value = get(path);
    return value == null ? null : value.toString();
  }

  /**
   * Facts without a place in a line of telemetry.v2, by their OpenTelemetry names: {@code
   * container.id}, {@code aws.ecs.task.arn}. For the {@code agent_metadata} event.
   */
  public Map<String, String> details() {
    return details;
  }

  public boolean isEmpty() {
    return facts.isEmpty() && fallbacks.isEmpty() && details.isEmpty();
  }

  /**
   * These facts and, where they are silent, those of {@code other}: the first known value wins. Of
   * two clouds the first stands alone: no line mixes them.
   */
  public Resource merge(Resource other) {
    Builder merged = new Builder();
    merged.add(this, true);
    String provider = text("cloud.provider");
    String otherProvider = other.text("cloud.provider");
    boolean sameCloud = provider == null || otherProvider == null || provider.equals(otherProvider);
    merged.add(other, sameCloud);
    return merged.build();
  }

  /**
   * The sections in the order of telemetry.v2, each with all its keys; unknown values are null.
   * Outside any cluster {@code k8s} is null; outside any known cloud the provider is {@code local}.
   */
  public Map<String, Object> toMap() {
    Map<String, Object> sections = new LinkedHashMap<>();
    for (String[] shape : SECTIONS) {
      sections.put(shape[0], shape.length == 1 ? get(shape[0]) : section(shape));
    }
    return sections;
  }

  private Map<String, Object> section(String[] shape) {
    if (shape[0].equals("k8s") && !isInCluster()) return null;
    Map<String, Object> section = new LinkedHashMap<>();
    for (int i = 1; i < shape.length; i++) section.put(shape[i], get(shape[0] + "." + shape[i]));
    if (shape[0].equals("cloud") && section.get("provider") == null) {
      section.put("provider", "local");
      section.put("metadata_source", "none");
    }
    return section;
  }

  /** In Kubernetes, known or not in which pod; elsewhere, as on ECS, in a container with a name. */
  private boolean isInCluster() {
    return facts.containsKey("k8s") || get("k8s.container.name") != null;
  }

  /** The facts, fallbacks included, by path, in no order that means anything. */
  public Map<String, Object> known() {
    Map<String, Object> known = new LinkedHashMap<>(fallbacks);
    known.putAll(facts);
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Resource
        && facts.equals(((Resource) other).facts)
        && fallbacks.equals(((Resource) other).fallbacks)
        && details.equals(((Resource) other).details);
  }

  @Override
  public int hashCode() {
    return Objects.hash(facts, fallbacks, details);
  }

  @Override
  public String toString() {
    return known() + (details.isEmpty() ? "" : " " + details);
  }

  private static boolean isKnownPath(String path) {
    for (String[] shape : SECTIONS) {
      if (shape.length == 1 && path.equals(shape[0])) return true;
      if (!path.startsWith(shape[0] + ".")) continue;
      for (int i = 1; i < shape.length; i++) {
        if (path.length() == shape[0].length() + 1 + shape[i].length() && path.endsWith(shape[i])) {
          return true;
        }
      }
    }
    return false;
  }

  /** Collects facts; the first value of a path wins, null and empty ones are left out. */
  public static final class Builder {
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Map<String, Object> fallbacks = new LinkedHashMap<>();
    private final Map<String, String> details = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a fact: a String or an Integer. {@code path} must be one of telemetry.v2. */
    public Builder put(String path, Object value) {
      putIn(facts, path, value);
      return this;
    }

    /** Adds a value that holds only where no source knows better, whichever comes first. */
    public Builder fallback(String path, Object value) {
      putIn(fallbacks, path, value);
      return this;
    }

    /** Adds a fact that has no place in a line. */
    public Builder detail(String name, String value) {
      if (value != null && !value.isEmpty()) details.putIfAbsent(name, value);
      return this;
    }

    /** Makes {@code k8s} an object, even if none of its keys is known. */
    public Builder inKubernetes() {
      facts.put("k8s", Boolean.TRUE);
      return this;
    }

    public Resource build() {
      return new Resource(this);
    }

    private void add(Resource other, boolean withCloud) {
      addAll(facts, other.facts, withCloud);
      addAll(fallbacks, other.fallbacks, withCloud);
      for (Map.Entry<String, String> each : other.details.entrySet()) {
        details.putIfAbsent(each.getKey(), each.getValue());
      }
    }

    private static void addAll(
        Map<String, Object> to, Map<String, Object> from, boolean withCloud) {
      for (Map.Entry<String, Object> each : from.entrySet()) {
        if (withCloud || !each.getKey().startsWith("cloud.")) {
          to.putIfAbsent(each.getKey(), each.getValue());
        }
      }
    }

    private static void putIn(Map<String, Object> facts, String path, Object value) {
      if (!isKnownPath(path)) throw new IllegalArgumentException("not in telemetry.v2: " + path);
      if (value != null && !value.equals("")) facts.putIfAbsent(path, value);
    }
  }
}
