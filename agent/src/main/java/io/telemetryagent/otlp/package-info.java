/**
 * Events as OpenTelemetry's spans and log records: sent by OTLP, or written as OTLP/JSON. Loaded
 * only where one of these is wanted; OpenTelemetry's own classes appear here alone.
 */
package io.telemetryagent.otlp;
