package io.telemetryagent.otlp;

import io.telemetryagent.bootstrap.MethodTable;
import io.telemetryagent.output.Event;
import java.util.Arrays;

/** The names of all methods, each made once. Used by the writer thread alone. */
final class MethodNames {
  private final MethodTable methods;

  /** By number, counted from the first one of the table. */
  private MethodName[] names = new MethodName[256];

  MethodNames(MethodTable methods) {
    this.methods = methods;
  }

  /** The names of the method of that number; null for {@link Event#NO_METHOD}. */
  MethodName of(int method) {
    if (method == Event.NO_METHOD) {
      return null;
    }
    int index = method - methods.first();
    if (index >= names.length) {
      names = Arrays.copyOf(names, Math.max(index + 1, names.length * 2));
    }
    if (names[index] == null) {
      names[index] = new MethodName(methods.functionName(method), methods.signature(method));
    }
    return names[index];
  }
}
