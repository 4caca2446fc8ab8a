package io.telemetryagent.metadata;

import io.telemetryagent.metadata.client.HttpStatusException;
import io.telemetryagent.metadata.cloud.HopLimitException;
import io.telemetryagent.metadata.cloud.MetadataProbe;
import io.telemetryagent.metadata.facts.Resource;
import java.net.SocketTimeoutException;
import java.util.Locale;

/** How one probe went. Immutable. */
final class ProbeResult {
  /** Whether there are facts; where there are none, whether asking again may be of use. */
  enum Outcome {
    FOUND,
    NOT_HERE,
    FAILED
  }

  private final MetadataProbe probe;
  private final Outcome outcome;
  private final Resource facts;
  private final Throwable cause;
  private final boolean complete;
  private final long millis;

  private ProbeResult(
      MetadataProbe probe,
      Outcome outcome,
      Resource facts,
      Throwable cause,
      boolean complete,
      long millis) {
    this.probe = probe;
    this.outcome = outcome;
    this.facts = facts;
    this.cause = cause;
    this.complete = complete;
    this.millis = millis;
  }

  /** The probe ended with those facts; none means that this is another platform. */
  static ProbeResult of(MetadataProbe probe, Resource facts, boolean complete, long millis) {
    Outcome outcome = facts.isEmpty() ? Outcome.NOT_HERE : Outcome.FOUND;
    return new ProbeResult(probe, outcome, facts, null, complete, millis);
  }

  /** The probe failed; some answers say that it always will. */
  static ProbeResult failed(MetadataProbe probe, Throwable cause, long millis) {
    boolean forGood =
        cause instanceof HttpStatusException && !((HttpStatusException) cause).isPassing();
    Outcome outcome = forGood ? Outcome.NOT_HERE : Outcome.FAILED;
    return new ProbeResult(probe, outcome, Resource.EMPTY, cause, forGood, millis);
  }

  MetadataProbe probe() {
    return probe;
  }

  Outcome outcome() {
    return outcome;
  }

  /** Empty unless found. */
  Resource facts() {
    return facts;
  }

  /** Whether everything that was asked was answered. */
  boolean isComplete() {
    return complete;
  }

  long millis() {
    return millis;
  }

  /** What the user should do; null if nothing. */
  String hint() {
    return cause instanceof HopLimitException ? HopLimitException.HINT : null;
  }

  /** {@code found}, {@code not here: status 404}, {@code failed: no answer in time}. */
  String describe() {
    String outcomeText = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    if (cause == null) return outcomeText;
    // "Read timed out", "connect timed out" or null: each JDK has its own words.
    boolean late = cause instanceof SocketTimeoutException;
    String message = late ? "no answer in time" : cause.getMessage();
    return outcomeText + ": " + (message == null ? cause.getClass().getSimpleName() : message);
  }
}
