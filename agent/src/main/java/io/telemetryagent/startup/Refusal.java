package io.telemetryagent.startup;

/** Why a command is not done: one line for the user. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  Refusal(String reason) {
    super(reason);
  }
}
