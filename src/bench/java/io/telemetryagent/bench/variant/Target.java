package io.telemetryagent.bench.variant;

import java.util.List;
import java.util.Optional;

/** Which methods of the programs are to be traced. */
public enum Target {
  /** The program that only says when its main was reached. */
  HELLO("workload.Hello", null, "main"),

  /** The methods that the programs call for the agent's sake. */
  RECURSION("workload.Recursion", null, "call", "fail"),

  /** All classes below {@code generated} as well. */
  RECURSION_AND_GENERATED("workload.Recursion", "generated", "call", "fail"),

  /** A web application as a whole. */
  CLINIC("clinic.Clinic", "clinic", "main");

  private final String type;
  private final String below;
  private final List<String> methods;

  Target(String type, String below, String... methods) {
    this.type = type;
    this.below = below;
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

  /** A package of which all is traced, for the agents that take patterns. */
  Optional<String> below() {
    return Optional.ofNullable(below);
  }
}
