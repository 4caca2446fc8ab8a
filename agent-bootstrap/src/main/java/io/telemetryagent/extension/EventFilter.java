package io.telemetryagent.extension;

/**
 * Decides about events before they are written: an event goes in; the same, a changed one or none
 * comes out.
 *
 * <p>Its class has a public constructor without parameters, and is named in the file {@code
 * META-INF/services/io.telemetryagent.extension.EventFilter} of its jar, which the option {@code
 * extensions} names. It sees the JDK and this package, none of the app's classes.
 *
 * <p>It is asked on the agent's one writer thread, so it needs no lock; while it thinks, nothing is
 * written. What it throws is counted, and the event goes on as it was; after 100 times it is asked
 * no more.
 */
public interface EventFilter {
  /**
   * Decides about one event of the app's.
   *
   * <p>Null leaves out an event that {@linkplain TelemetryEvent#opens opens} a call or an exchange,
   * and with it all that is told of that: its exception, and its end, for which no filter is asked.
   * What is called inside belongs to the caller then. Null for any other event means the event as
   * it is.
   *
   * @param event without its secrets; they are looked for once more in what is changed
   * @return the event, or one that was made of it, or null
   */
  TelemetryEvent filter(TelemetryEvent event);
}
