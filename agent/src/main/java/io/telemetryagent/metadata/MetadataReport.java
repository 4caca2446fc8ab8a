package io.telemetryagent.metadata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a search for cloud facts found, from where, and how long each probe took. Immutable. Fills
 * message and attributes of the event {@code agent_metadata} of telemetry.v2.
 */
public final class MetadataReport {
  static final MetadataReport NONE =
      new MetadataReport(Resource.EMPTY, false, Collections.<ProbeResult>emptyList(), 0);

  private final Resource resource;
  private final boolean fromCache;
  private final List<ProbeResult> results;
  private final long millis;

  MetadataReport(Resource resource, boolean fromCache, List<ProbeResult> results, long millis) {
    this.resource = resource;
    this.fromCache = fromCache;
    this.results = new ArrayList<>(results);
    this.millis = millis;
  }

  /** The facts found, to be merged behind the local ones; empty if there are none. */
  public Resource resource() {
    return resource;
  }

  /** Whether it says more than that this is no cloud: then it is worth an event. */
  public boolean isNews() {
    return !resource.isEmpty() || hint() != null;
  }

  /** What the user should do to let the facts through; null if nothing. */
  public String hint() {
    for (ProbeResult result : results) {
      if (result.hint() != null) return result.hint();
    }
    return null;
  }

  /** One sentence for people. */
  public String message() {
    String provider = resource.text("cloud.provider");
    String platform = resource.text("cloud.platform");
    StringBuilder message = new StringBuilder();
    if (resource.isEmpty()) {
      message.append("no cloud facts found");
    } else {
      message.append("found ").append(provider == null ? "facts" : provider);
      if (platform != null) message.append(' ').append(platform);
      message.append(" from ").append(source());
      if (fromCache) message.append(", cached,");
    }
    message.append(" in ").append(millis).append(" ms");
    return hint() == null ? message.toString() : message.append(". ").append(hint()).toString();
  }

  /** The same, as attributes: flat keys, values String, Long or Boolean. */
  public Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    TreeSet<String> found = new TreeSet<>(resource.known().keySet());
    attributes.put("metadata.found", String.join(",", found));
    attributes.put("metadata.source", source());
    attributes.put("metadata.from_cache", fromCache);
    attributes.put("metadata.elapsed_ms", millis);
    for (ProbeResult result : results) {
      String probe = "metadata.probe." + result.probe().name();
      attributes.put(probe + ".outcome", result.describe());
      attributes.put(probe + ".elapsed_ms", result.millis());
    }
    if (hint() != null) attributes.put("metadata.hint", hint());
    attributes.putAll(resource.details());
    return attributes;
  }

  private String source() {
    String source = resource.text("cloud.metadata_source");
    return source == null ? "none" : source;
  }

  @Override
  public String toString() {
    return message();
  }
}
