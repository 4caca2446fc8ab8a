/** What all weavings have in common: which classes they may see, and code around a method. */
package io.telemetryagent.instrument.weave;
