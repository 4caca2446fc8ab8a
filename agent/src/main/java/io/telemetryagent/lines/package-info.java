/** Reading telemetry.v2 lines back. Runs where a command runs, never inside an app. */
package io.telemetryagent.lines;
