/** Counts the calls that arrived where an agent sends them. */
package io.telemetryagent.bench.arrival;
