/** Servers of HTTP of many versions, alone and one behind the other. */
package io.telemetryagent.e2e.server;
