/** HTTP clients: those of the JDK, Apache HttpClient, OkHttp. */
package io.telemetryagent.instrument.http.client;
