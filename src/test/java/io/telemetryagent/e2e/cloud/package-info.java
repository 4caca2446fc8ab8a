/** Servers in the place of the clouds' metadata servers, good and bad. */
package io.telemetryagent.e2e.cloud;
