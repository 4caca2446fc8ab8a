package io.telemetryagent.bench.variant;

/** Which methods of the programs are to be traced. */
public enum Target {
  /** The methods of {@code workload.Recursion}. */
  RECURSION,

  /** All classes below {@code generated} as well. */
  RECURSION_AND_GENERATED;

  /** The class that is always traced. */
  static final String TYPE = "workload.Recursion";

  boolean generated() {
    return this == RECURSION_AND_GENERATED;
  }
}
