/** HTTP servers: servlet containers, the server of the JDK, routes of Spring MVC. */
package io.telemetryagent.instrument.http.server;
