/** The weaving of the methods that {@code include} names. */
package io.telemetryagent.instrument.method;
