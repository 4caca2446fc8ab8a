package io.telemetryagent.metadata;

import io.telemetryagent.metadata.client.Deadline;
import io.telemetryagent.metadata.client.MetadataThread;
import io.telemetryagent.metadata.cloud.CloudSigns;
import io.telemetryagent.metadata.cloud.MetadataProbe;
import io.telemetryagent.metadata.cloud.MetadataProbes;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.Closeable;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

/**
 * The search for what only a cloud's servers know, on threads of its own: from the cache, else by
 * asking once under one deadline, else, where signs say that this is a cloud, again for a minute.
 */
public final class MetadataSearch implements Closeable {
  /** Is told what a search found after {@link #await} had returned. Called on our thread. */
  public interface Listener {
    void found(MetadataReport report);
  }

  /** How the names of all our threads begin, so that weaving can leave them out. */
  public static final String THREAD_PREFIX = MetadataThread.PREFIX;

  /** Pauses before the tries after the first, in milliseconds: together a minute. */
  private static final long[] BACK_OFF = {1000, 2000, 4000, 8000, 15_000, 30_000};

  private final Surroundings surroundings;
  private final MetadataSettings settings;
  private final Listener listener;
  private final long[] backOff;
  private final Deadline deadline;

  /** How often {@link #await} looks at its caller's patience, in milliseconds. */
  private static final long LOOK_MILLIS = 5;

  private final long startNanos = System.nanoTime();

  // All three guarded by this.
  private MetadataReport first;
  private boolean gaveUp;
  private boolean closed;

  private MetadataSearch(
      Surroundings surroundings, MetadataSettings settings, Listener listener, long[] backOff) {
    this.surroundings = surroundings;
    this.settings = settings;
    this.listener = listener;
    this.backOff = backOff;
    this.deadline = Deadline.afterMillis(settings.timeoutMillis());
  }

  /** Starts a search and returns at once. The deadline runs from now. */
  public static MetadataSearch start(
      Surroundings surroundings, MetadataSettings settings, Listener listener) {
    return start(surroundings, settings, listener, BACK_OFF);
  }

  static MetadataSearch start(
      Surroundings surroundings, MetadataSettings settings, Listener listener, long[] backOff) {
    MetadataSearch search = new MetadataSearch(surroundings, settings, listener, backOff);
    try {
      if (settings.enabled()) search.new Searcher().start();
      else search.complete(MetadataReport.NONE);
    } catch (OutOfMemoryError noThreadLeft) {
      search.complete(MetadataReport.NONE);
    }
    return search;
  }

  /** Tells whoever waits that there is no more time. */
  public interface Patience {
    boolean isOver();
  }

  /**
   * What was found, as soon as that is known; an empty report once the deadline is over, or {@code
   * patience} is.
   */
  public synchronized MetadataReport await(Patience patience) {
    try {
      for (long left; first == null && (left = deadline.remainingMillis()) > 0; ) {
        if (patience.isOver()) break;
        wait(Math.min(left, LOOK_MILLIS));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    gaveUp = first == null;
    return gaveUp ? MetadataReport.NONE : first;
  }

  MetadataReport await() {
    return await(() -> false);
  }

  /** Ends the search: nothing more is asked or told. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private void search() throws InterruptedException {
    CloudSigns signs = new CloudSigns(surroundings, settings.endpoint() != null);
    List<MetadataProbe> probes = new ArrayList<>();
    for (MetadataProbe probe : MetadataProbes.all(surroundings, settings.publicIp())) {
      if (probe.isWorthAsking(signs)) probes.add(probe);
    }
    MetadataCache cache = cache(probes);
    Resource cached = cache == null || probes.isEmpty() ? null : cache.load(now());
    if (cached != null || probes.isEmpty()) {
      complete(MetadataReport.cached(cached == null ? Resource.EMPTY : cached, millis()));
      return;
    }
    MetadataTries tries = new MetadataTries(probes, signs, settings.endpoint());
    // A little less than there is, so that whoever waits still gets what has arrived by then.
    MetadataReport report = tries.next(deadline.part(0.95));
    complete(report);
    boolean hinted = report.hint() != null;
    for (int i = 0; tries.isWorthAnother() && i < backOff.length; i++) {
      if (isClosedWithin(backOff[i])) return;
      report = tries.next(Deadline.afterMillis(settings.timeoutMillis()));
      boolean news = report.hasFacts() || (report.hint() != null && !hinted);
      if (news) listener.found(report);
      hinted |= report.hint() != null;
    }
    if (cache != null && tries.isSettled()) cache.store(tries.found(), now());
  }

  private MetadataCache cache(List<MetadataProbe> asked) {
    if (settings.cacheFile() == null) return null;
    return new MetadataCache(
        Paths.get(settings.cacheFile()),
        CacheIdentity.user(surroundings),
        CacheIdentity.of(surroundings, settings, asked),
        settings.redactor());
  }

  /** Tells whoever waits; one who no longer does is told as of a later find. */
  private void complete(MetadataReport report) {
    boolean late;
    synchronized (this) {
      first = report;
      late = gaveUp && !closed;
      notifyAll();
    }
    if (late && report.isNews()) listener.found(report);
  }

  private synchronized boolean isClosedWithin(long millis) throws InterruptedException {
    Deadline pause = Deadline.afterMillis(millis);
    for (long left; !closed && (left = pause.remainingMillis()) > 0; ) wait(left);
    return closed;
  }

  private long millis() {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  private static long now() {
    return System.currentTimeMillis();
  }

  /** Does it all, and ends. */
  private final class Searcher extends MetadataThread {
    Searcher() {
      super("search");
    }

    @Override
    protected void work() {
      try {
        search();
      } catch (Throwable failure) {
        // Then there are no cloud facts, and nobody is left waiting for them.
        if (first == null) complete(MetadataReport.NONE);
      }
    }
  }
}
