/** Processes of this machine: which are JVMs, how to talk to the agent in one, and why not. */
package io.telemetryagent.cli.attach;
