/** Measures the agent beside its peers and writes docs/PERFORMANCE.md. Run by src/bench/run. */
package io.telemetryagent.bench;
