package io.telemetryagent.instrument.hook;

import io.telemetryagent.bootstrap.Hook;

/** A hook that does nothing yet. */
public abstract class LibraryHook implements Hook {
  @Override
  public Object enter(Object self, Object[] arguments) throws Throwable {
    return null;
  }

  @Override
  public void exit(Object token, Object returned, Throwable thrown) throws Throwable {}

  @Override
  public Object replace(Object value) throws Throwable {
    return value;
  }
}
