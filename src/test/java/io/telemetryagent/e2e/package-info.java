/** The real jar in real JVMs, Java 8 to 25: each promise of the documentation, seen to hold. */
package io.telemetryagent.e2e;
