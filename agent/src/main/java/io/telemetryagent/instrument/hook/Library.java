package io.telemetryagent.instrument.hook;

import java.util.Collections;
import java.util.List;

/** One library: in which of its methods we listen, and to what end. */
public interface Library {
  /** Its name in the option {@code disable}. */
  String name();

  /** The family of events it is the source of, as in the option {@code events}. */
  String family();

  /** Where its classes are woven. */
  List<HookPoint> points();

  /**
   * Types that its classes have as supertypes, {@code java.sql.Statement}. By these are found those
   * that were loaded before the agent came, where the points do not name the classes themselves.
   */
  default List<String> supertypes() {
    return Collections.emptyList();
  }
}
