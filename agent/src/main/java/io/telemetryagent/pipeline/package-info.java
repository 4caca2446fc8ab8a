/** The one writer thread: from the event queue, through the encoder, to the sink. */
package io.telemetryagent.pipeline;
