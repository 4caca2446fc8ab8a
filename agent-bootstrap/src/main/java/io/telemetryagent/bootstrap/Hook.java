package io.telemetryagent.bootstrap;

/** What the agent does around a method of a library. Called through {@link Hooks} alone. */
public interface Hook {
  /**
   * The method is entered.
   *
   * @param self the object it is called on; null where it is static
   * @param arguments its arguments, boxed; the method sees what is changed here if the hook was
   *     placed so
   * @return what {@link #exit} wants back; null where it has nothing to do
   */
  Object enter(Object self, Object[] arguments) throws Throwable;

  /**
   * The method is left.
   *
   * @param token what {@link #enter} returned
   * @param returned the result, boxed; null for none
   * @param thrown what it is left by; null where it returns
   */
  void exit(Object token, Object returned, Throwable thrown) throws Throwable;

  /** What replaces {@code value}, which a call within the woven method returned. */
  Object replace(Object value) throws Throwable;
}
