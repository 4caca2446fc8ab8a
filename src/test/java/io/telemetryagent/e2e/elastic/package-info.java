/** Lines of the Elastic Common Schema, and lines in a real search engine. */
package io.telemetryagent.e2e.elastic;
