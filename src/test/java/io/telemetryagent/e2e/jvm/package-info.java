/** Starts real JVMs with the real agent jar. */
package io.telemetryagent.e2e.jvm;
