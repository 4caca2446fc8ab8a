/** Asking servers that may be slow, lie or never answer: an HTTP client and threads of our own. */
package io.telemetryagent.metadata.client;
