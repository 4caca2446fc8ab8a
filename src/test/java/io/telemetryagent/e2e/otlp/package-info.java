/** Sending by OTLP, tested with real receivers of spans and log records. */
package io.telemetryagent.e2e.otlp;
