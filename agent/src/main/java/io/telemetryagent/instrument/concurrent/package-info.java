/** The JDK's ways to hand work from thread to thread. */
package io.telemetryagent.instrument.concurrent;
