/** Metadata of clouds, from servers in the place of theirs, good and bad. */
package io.telemetryagent.e2e.cloud;
