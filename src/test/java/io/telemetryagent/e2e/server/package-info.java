/** Programs that serve HTTP requests, on servers of many versions. */
package io.telemetryagent.e2e.server;
