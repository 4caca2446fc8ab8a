/**
 * The one writer thread, {@link io.telemetryagent.pipeline.EventWriter}: reads what the queue hands
 * over, makes lines of it, hands these to the sink, and reports what became of no line.
 */
package io.telemetryagent.pipeline;
