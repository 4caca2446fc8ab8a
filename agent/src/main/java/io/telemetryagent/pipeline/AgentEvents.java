package io.telemetryagent.pipeline;

import io.telemetryagent.bootstrap.EventQueue;

/** The events of the agent's own that the writer asks for. Called on the writer thread. */
public interface AgentEvents {
  /**
   * The first event, agent_start, with the resource. May take its time, but returns early once
   * {@code queue} fills, so that the app need not wait.
   */
  AgentEvent first(EventQueue queue);

  /** The next event that waits to be written; null if there is none. */
  AgentEvent next();
}
