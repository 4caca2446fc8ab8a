/** The agents that are measured side by side, each with its defaults where not stated. */
package io.telemetryagent.bench.variant;
