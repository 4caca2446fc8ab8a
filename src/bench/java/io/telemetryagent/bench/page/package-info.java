/** The page the results are written to: its tables and plots. */
package io.telemetryagent.bench.page;
