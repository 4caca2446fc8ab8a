package io.telemetryagent.bootstrap;

import java.util.List;

/** A hook that notes each call of it. */
final class HookRecorder implements Hook {
  private final String token;
  private final List<Object> called;

  HookRecorder(String token, List<Object> called) {
    this.token = token;
    this.called = called;
  }

  @Override
  public Object enter(Object self, Object[] arguments) {
    called.add(this);
    return token;
  }

  @Override
  public void exit(Object token, Object returned, Throwable thrown) {
    called.add(this);
  }

  @Override
  public Object replace(Object value) {
    called.add(this);
    return this;
  }
}
