package io.telemetryagent.metadata;

import io.telemetryagent.metadata.client.Deadline;
import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.client.MetadataThread;
import io.telemetryagent.metadata.cloud.MetadataProbe;
import io.telemetryagent.metadata.facts.Resource;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs probes at once, each on a thread of its own, and keeps what arrives before the deadline.
 * Later answers are ignored: their connections are closed.
 */
final class ProbeRound {
  private final List<Run> runs = new ArrayList<>();
  private final Deadline deadline;

  /** Probes have to be done a little before the round: one lost answer must not lose the others. */
  ProbeRound(List<MetadataProbe> probes, String endpoint, Deadline deadline) {
    this.deadline = deadline;
    Deadline ofProbes = deadline.part(0.9);
    for (MetadataProbe probe : probes) {
      runs.add(new Run(probe, new MetadataClient(endpoint, ofProbes)));
    }
  }

  /** Blocks until all have answered, or all of the cloud that was found, or the deadline. */
  List<ProbeResult> run() throws InterruptedException {
    for (Run run : runs) run.start();
    try {
      return results();
    } finally {
      // Only now: what ends by being closed is no result.
      for (Run run : runs) run.client.close();
    }
  }

  private synchronized List<ProbeResult> results() throws InterruptedException {
    for (long left; !isEnough() && (left = deadline.remainingMillis()) > 0; ) wait(left);
    List<ProbeResult> results = new ArrayList<>();
    String provider = provider();
    for (Run run : runs) results.add(run.result != null ? run.result : run.unfinished(provider));
    return results;
  }

  private boolean isEnough() {
    String provider = provider();
    for (Run run : runs) {
      boolean other = provider != null && !provider.equals(run.probe.provider());
      if (run.result == null && (!other || run.probe.provider() == null)) return false;
    }
    return true;
  }

  /** The cloud whose servers answered; null until one has. */
  private String provider() {
    for (Run run : runs) {
      boolean found = run.result != null && run.result.outcome() == ProbeResult.Outcome.FOUND;
      if (found && run.probe.provider() != null) return run.probe.provider();
    }
    return null;
  }

  private synchronized void done(Run run, ProbeResult result) {
    run.result = result;
    notifyAll();
  }

  /** One probe under way. */
  private final class Run extends MetadataThread {
    final MetadataProbe probe;
    final MetadataClient client;
    private final long startNanos = System.nanoTime();
    ProbeResult result;

    Run(MetadataProbe probe, MetadataClient client) {
      super(probe.name());
      this.probe = probe;
      this.client = client;
    }

    @Override
    protected void work() {
      try {
        Resource facts = probe.probe(client);
        done(this, ProbeResult.of(probe, facts, !client.missedAnswers(), millis()));
      } catch (Throwable failure) {
        // Errors too: a probe that cannot work must cost nothing but its own facts.
        done(this, ProbeResult.failed(probe, failure, millis()));
      }
    }

    ProbeResult unfinished(String provider) {
      boolean otherCloud = provider != null && probe.provider() != null;
      return otherCloud && !provider.equals(probe.provider())
          ? ProbeResult.of(probe, Resource.EMPTY, true, millis())
          : ProbeResult.failed(probe, new SocketTimeoutException("no answer in time"), millis());
    }

    private long millis() {
      return (System.nanoTime() - startNanos) / 1_000_000;
    }
  }
}
