/** The pod and the container, and who runs the cluster. */
package io.telemetryagent.metadata.kubernetes;
