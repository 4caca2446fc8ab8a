/** HTTP servers and clients. Fills http.* and net.peer.* of telemetry.v2. */
package io.telemetryagent.instrument.http;
