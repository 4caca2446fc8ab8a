/** The command line, in processes of its own, and processes for it to work on. */
package io.telemetryagent.e2e.command;
