/** Listens in methods of libraries that were not known when we were built. */
package io.telemetryagent.instrument.hook;
