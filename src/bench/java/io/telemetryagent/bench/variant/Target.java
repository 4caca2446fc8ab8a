package io.telemetryagent.bench.variant;

import java.util.List;

/** Which methods of the programs are to be traced. */
public enum Target {
  /** The program that only says when its main was reached. */
  HELLO("workload.Hello", "main"),

  /** The methods that the programs call for the agent's sake. */
  RECURSION("workload.Recursion", "call", "fail"),

  /** All classes below {@code generated} as well. */
  RECURSION_AND_GENERATED("workload.Recursion", "call", "fail");

  private final String type;
  private final List<String> methods;

  Target(String type, String... methods) {
    this.type = type;
    this.methods = List.of(methods);
  }

  /** The class that is traced. */
  String type() {
    return type;
  }

  /** As OpenTelemetry and Datadog want it. */
  String typeAndMethods() {
    return type + "[" + String.join(",", methods) + "]";
  }

  boolean generated() {
    return this == RECURSION_AND_GENERATED;
  }
}
