/** Receivers of OTLP, and what of a run they must have received. */
package io.telemetryagent.e2e.otlp;
