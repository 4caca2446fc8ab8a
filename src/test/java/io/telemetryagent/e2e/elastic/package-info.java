/** Lines in a real search engine. */
package io.telemetryagent.e2e.elastic;
