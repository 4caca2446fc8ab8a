/**
 * Where a line comes from: service, environment, resource, cloud, host, k8s and process of
 * telemetry.v2. Environment and files first, which cost nothing; then, only where those hint at a
 * cloud, its metadata servers, all at once under one deadline and off the app's threads.
 */
package io.telemetryagent.metadata;
