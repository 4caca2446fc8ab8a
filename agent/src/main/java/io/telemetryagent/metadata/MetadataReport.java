package io.telemetryagent.metadata;

import io.telemetryagent.metadata.facts.Resource;
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
  /** Nobody was asked, or nobody has answered yet. */
  static final MetadataReport NONE =
      new MetadataReport(Resource.EMPTY, Resource.EMPTY, Collections.<ProbeResult>emptyList(), 0);

  private final Resource resource;
  private final Resource news;
  private final List<ProbeResult> results;
  private final long millis;

  /**
   * What a round of probes found.
   *
   * @param resource all facts so far
   * @param news those of this round
   */
  MetadataReport(Resource resource, Resource news, List<ProbeResult> results, long millis) {
    this.resource = resource;
    this.news = news;
    this.results = new ArrayList<>(results);
    this.millis = millis;
  }

  /** What an earlier search found. */
  static MetadataReport cached(Resource resource, long millis) {
    return new MetadataReport(resource, resource, Collections.<ProbeResult>emptyList(), millis);
  }

  /** All facts so far, to be merged behind the local ones; empty if there are none. */
  public Resource resource() {
    return resource;
  }

  /** Whether it says more than that this is no cloud: then it is worth an event. */
  public boolean isNews() {
    return hasFacts() || hint() != null;
  }

  boolean hasFacts() {
    return !news.isEmpty();
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
    String provider = news.text("cloud.provider");
    String platform = news.text("cloud.platform");
    StringBuilder message = new StringBuilder();
    if (news.isEmpty()) {
      message.append(results.isEmpty() ? "no cloud facts" : "no cloud facts found");
    } else {
      message.append("found ").append(provider == null ? "facts" : provider);
      if (platform != null) message.append(' ').append(platform);
      message.append(" from ").append(source());
      if (isFromCache()) message.append(", cached,");
    }
    message.append(" in ").append(millis).append(" ms");
    return hint() == null ? message.toString() : message.append(". ").append(hint()).toString();
  }

  /** The same, as attributes: flat keys, values String, Long or Boolean; without details. */
  public Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    TreeSet<String> found = new TreeSet<>(news.known().keySet());
    attributes.put("metadata.found", String.join(",", found));
    attributes.put("metadata.source", source());
    attributes.put("metadata.from_cache", isFromCache());
    attributes.put("metadata.elapsed_ms", millis);
    for (ProbeResult result : results) {
      String probe = "metadata.probe." + result.probe().name();
      attributes.put(probe + ".outcome", result.describe());
      attributes.put(probe + ".elapsed_ms", result.millis());
    }
    if (hint() != null) attributes.put("metadata.hint", hint());
    return attributes;
  }

  private boolean isFromCache() {
    return !news.isEmpty() && results.isEmpty();
  }

  private String source() {
    String source = news.text("cloud.metadata_source");
    return source == null ? "none" : source;
  }

  @Override
  public String toString() {
    return message();
  }
}
