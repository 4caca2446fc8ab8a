/**
 * Where a line comes from: service, environment, resource, cloud, host, k8s and process of
 * telemetry.v2. {@link io.telemetryagent.metadata.ResourceDetector} has what environment and files
 * say, which costs nothing. {@link io.telemetryagent.metadata.MetadataSearch} has what a cloud's
 * servers say: asked only where signs hint at that cloud, all at once, under one deadline, and off
 * the app's threads.
 */
package io.telemetryagent.metadata;
