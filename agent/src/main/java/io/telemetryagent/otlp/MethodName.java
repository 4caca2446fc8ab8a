package io.telemetryagent.otlp;

/** The names of one method. */
final class MethodName {
  /** {@code com.acme.Orders.place}. Fills code.function.name. */
  final String function;

  /** {@code Orders.place}. Fills the name of the span. */
  final String shortName;

  /** Its parameter types; null where it is not overloaded. Fills code.signature. */
  final String signature;

  MethodName(String function, String signature) {
    this.function = function;
    this.signature = signature;
    int type = function.lastIndexOf('.', function.lastIndexOf('.') - 1);
    shortName = function.substring(type + 1);
  }

  /** Characters of all of them. */
  int length() {
    return function.length() + shortName.length() + (signature == null ? 0 : signature.length());
  }
}
