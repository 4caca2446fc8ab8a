/** HTTP servers and clients, and what both tell. Fills http.* and net.peer.* of telemetry.v2. */
package io.telemetryagent.instrument.http;
