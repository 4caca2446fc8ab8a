package io.telemetryagent.redact;

/** Knows one kind of secret. Used by several threads at once. */
interface Finder {
  /** Adds to {@code found} where {@code text} holds such secrets. Takes linear time. */
  void find(String text, Finds found);
}
