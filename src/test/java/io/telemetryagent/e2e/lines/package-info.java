/** Reads telemetry.v2 lines back and checks all that the format promises of them. */
package io.telemetryagent.e2e.lines;
