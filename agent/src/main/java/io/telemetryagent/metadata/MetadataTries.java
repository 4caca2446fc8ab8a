package io.telemetryagent.metadata;

import io.telemetryagent.metadata.ProbeResult.Outcome;
import io.telemetryagent.metadata.client.Deadline;
import io.telemetryagent.metadata.cloud.CloudSigns;
import io.telemetryagent.metadata.cloud.MetadataProbe;
import io.telemetryagent.metadata.facts.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one or more rounds of probes found, and which probes are worth another. */
final class MetadataTries {
  private final CloudSigns signs;
  private final String endpoint;
  private final Map<MetadataProbe, Resource> facts = new LinkedHashMap<>();
  private List<MetadataProbe> open;
  private boolean complete = true;

  MetadataTries(List<MetadataProbe> probes, CloudSigns signs, String endpoint) {
    this.open = probes;
    this.signs = signs;
    this.endpoint = endpoint;
    // In their order, whoever answers first: the more special platform's facts win.
    for (MetadataProbe probe : probes) facts.put(probe, Resource.EMPTY);
  }

  /** Asks all that are still open, at once. */
  MetadataReport next(Deadline deadline) throws InterruptedException {
    long startNanos = System.nanoTime();
    List<ProbeResult> results = new ProbeRound(open, endpoint, deadline).run();
    Resource news = Resource.EMPTY;
    for (ProbeResult result : results) {
      news = news.merge(result.facts());
      facts.put(result.probe(), result.facts());
      complete &= result.outcome() != Outcome.FOUND || result.isComplete();
    }
    Resource found = found();
    List<MetadataProbe> again = new ArrayList<>();
    for (ProbeResult result : results) {
      if (isWorthAsking(result, found)) again.add(result.probe());
    }
    open = again;
    long millis = (System.nanoTime() - startNanos) / 1_000_000;
    return new MetadataReport(found, news, results, millis);
  }

  /** All facts so far. */
  Resource found() {
    Resource found = Resource.EMPTY;
    for (Resource each : facts.values()) found = found.merge(each);
    return found;
  }

  /** Whether a probe failed that might do better later. */
  boolean isWorthAnother() {
    return !open.isEmpty();
  }

  /** Whether this is all there will be to know: then it may be kept for the next start. */
  boolean isSettled() {
    return open.isEmpty() && complete;
  }

  /** Silence is a fault only where a sign, or the user, says that there is someone to answer. */
  private boolean isWorthAsking(ProbeResult result, Resource found) {
    if (result.outcome() != Outcome.FAILED) return false;
    String provider = result.probe().provider();
    String known = found.text("cloud.provider");
    if (provider == null) return true;
    boolean expected = endpoint != null || signs.isLikely(provider);
    return expected && (known == null || known.equals(provider));
  }
}
