/** What is measured: each class one section of docs/PERFORMANCE.md. */
package io.telemetryagent.bench.experiment;
