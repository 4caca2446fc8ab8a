package io.telemetryagent.instrument.concurrent;

/** One place in a class of the JDK where {@code Handoff} is told of a task. */
final class HandoffPoint {
  /** What is told, and when. */
  enum Kind {
    /** An argument (0 for this), where the method is entered. */
    ON_ENTRY,
    /** The object itself, where the method returns. */
    ON_RETURN,
    /** The object itself, on entry; and what that answered, on each way out. */
    AROUND,
    /** The object that a method is called on, right before the call. */
    BEFORE_CALL,
    /** Nothing but that the call has returned. */
    AFTER_CALL
  }

  final Kind kind;
  final String method;
  final String descriptorPart;
  final String told;
  final int argument;
  final String callee;

  private HandoffPoint(
      Kind kind, String method, String descriptorPart, String told, int argument, String callee) {
    this.kind = kind;
    this.method = method;
    this.descriptorPart = descriptorPart;
    this.told = told;
    this.argument = argument;
    this.callee = callee;
  }

  /** {@code told} hears of an argument of {@code method}, 0 for the object itself. */
  static HandoffPoint onEntry(String method, String descriptorPart, int argument, String told) {
    return new HandoffPoint(Kind.ON_ENTRY, method, descriptorPart, told, argument, null);
  }

  static HandoffPoint onReturn(String method, String told) {
    return new HandoffPoint(Kind.ON_RETURN, method, "(", told, 0, null);
  }

  static HandoffPoint around(String method, String descriptorPart, String told) {
    return new HandoffPoint(Kind.AROUND, method, descriptorPart, told, 0, null);
  }

  static HandoffPoint beforeCall(String method, String callee, String told) {
    return new HandoffPoint(Kind.BEFORE_CALL, method, "(", told, 0, callee);
  }

  static HandoffPoint afterCall(String method, String callee, String told) {
    return new HandoffPoint(Kind.AFTER_CALL, method, "(", told, 0, callee);
  }

  boolean isAt(String name, String descriptor) {
    return name.equals(method) && descriptor.contains(descriptorPart);
  }
}
