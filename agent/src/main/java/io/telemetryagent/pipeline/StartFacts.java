package io.telemetryagent.pipeline;

import java.util.Map;

/**
 * What the writer needs for its first line. Asked on the writer thread, so it may take its time.
 */
public interface StartFacts {
  /** The sections that every line carries, in the order of telemetry.v2. */
  Map<String, Object> resource();

  /** The message of agent_start. */
  String message();

  /** The attributes of agent_start: the effective configuration, secrets masked. */
  Map<String, Object> attributes();
}
