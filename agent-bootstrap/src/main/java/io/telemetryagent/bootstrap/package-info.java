/**
 * What woven code calls. Loaded by the boot class loader, so that every class of the app sees the
 * same copy: the JDK only, no lambdas, no logging, and nothing that can throw into the app.
 *
 * <ul>
 *   <li>The faces that woven code calls: {@code Tracer}, {@code Hooks} with each {@code Hook},
 *       {@code Handoff} with {@code TaskContexts}.
 *   <li>What a thread is at: {@code SpanStack} on {@code CallStack} and {@code SplitMix64}, of
 *       {@code Span}s; the {@code Work} it does, the {@code Exchange} it does it for.
 *   <li>The way to the writer: {@code EventQueue}; a {@code ThreadBuffer} of {@code Chunk}s for
 *       each platform thread, a {@code SharedBuffer} for all virtual ones; {@code Backpressure}.
 *   <li>What is not recorded: the {@code Volume} decides, {@code Omissions} and {@code Tallies}
 *       count on each thread, the {@code Ledger} adds up.
 *   <li>A trace between services: {@code TraceContext}, {@code TraceHeaders}, {@code Tracestate},
 *       {@code Baggage}, {@code SampleThreshold}.
 * </ul>
 */
package io.telemetryagent.bootstrap;
