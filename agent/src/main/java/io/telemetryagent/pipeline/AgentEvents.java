package io.telemetryagent.pipeline;

/** The events of the agent's own that the writer asks for. Called on the writer thread. */
public interface AgentEvents {
  /** Tells whoever takes its time that there is none left. */
  interface Patience {
    boolean isOver();
  }

  /**
   * The first event, agent_start, with the resource. May take its time while {@code patience}
   * lasts: the app need not wait for it to go on, nor for long to end.
   */
  AgentEvent first(Patience patience);

  /** The next event that waits to be written; null if there is none. */
  AgentEvent next();
}
