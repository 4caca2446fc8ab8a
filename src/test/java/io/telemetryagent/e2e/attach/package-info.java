/** Running processes that the agent is attached to. */
package io.telemetryagent.e2e.attach;
