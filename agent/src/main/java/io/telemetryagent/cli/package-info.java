/**
 * The command line: what {@code java -jar telemetry-agent.jar COMMAND} does. Runs in a process of
 * its own, never inside an app.
 */
package io.telemetryagent.cli;
