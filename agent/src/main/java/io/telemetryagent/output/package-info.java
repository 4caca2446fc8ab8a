/** From an event to bytes ({@code Encoder}) and from bytes to where they go ({@code Sink}). */
package io.telemetryagent.output;
