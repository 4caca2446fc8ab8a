/** Puts the parts together. Knows all others; none knows it. */
package io.telemetryagent.startup;
