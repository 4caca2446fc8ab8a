/** HTTP clients of many versions, what they talk to, and what is read of them from the lines. */
package io.telemetryagent.e2e.http;
