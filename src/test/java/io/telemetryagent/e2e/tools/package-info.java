/** The queries and configurations of the examples, for tools that people already run. */
package io.telemetryagent.e2e.tools;
