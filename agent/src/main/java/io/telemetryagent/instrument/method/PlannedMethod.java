package io.telemetryagent.instrument.method;

/** What would become of one method. */
public final class PlannedMethod {
  private final String type;
  private final String method;
  private final String parameters;
  private final Verdict verdict;
  private final String pattern;
  private final boolean trivial;
  private final boolean tiny;

  PlannedMethod(String type, MethodFacts method, Verdict verdict, String pattern, boolean tiny) {
    this.type = type;
    this.method = method.name;
    this.parameters = MethodWeaver.parameters(method.descriptor);
    this.verdict = verdict;
    this.pattern = pattern;
    this.trivial = method.isTrivial();
    this.tiny = tiny;
  }

  /** {@code com.acme.Orders}. */
  public String type() {
    return type;
  }

  /** {@code place}. */
  public String method() {
    return method;
  }

  /** {@code (int,java.lang.String)}. */
  public String parameters() {
    return parameters;
  }

  public Verdict verdict() {
    return verdict;
  }

  /** The pattern that decided, of include or exclude; null where none did. */
  public String pattern() {
    return pattern;
  }

  /** Whether it is a getter, a setter, toString, equals or hashCode. */
  public boolean isTrivial() {
    return trivial;
  }

  /** Whether it is woven and does so little that recording a call costs more than the call. */
  public boolean isTiny() {
    return tiny;
  }
}
