package io.telemetryagent.lines.schema;

import io.telemetryagent.output.LineBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A schema, or one keyword of it. Not for several threads at once. */
abstract class Rule {
  static final Rule ANYTHING =
      new Rule() {
        @Override
        boolean allows(Object value) {
          return true;
        }

        @Override
        void explain(String pointer, Object value, List<String> faults) {}
      };

  static final Rule NOTHING =
      new Rule() {
        @Override
        boolean allows(Object value) {
          return false;
        }

        @Override
        void explain(String pointer, Object value, List<String> faults) {
          fault(pointer, "is not known", faults);
        }
      };

  private static final int LONGEST_SHOWN = 80;

  abstract boolean allows(Object value);

  /** Adds what is wrong with {@code value}, which is not allowed. */
  abstract void explain(String pointer, Object value, List<String> faults);

  /** Adds what is wrong with {@code value}, if anything is. */
  final void check(String pointer, Object value, List<String> faults) {
    if (!allows(value)) {
      explain(pointer, value, faults);
    }
  }

  static void fault(String pointer, String problem, List<String> faults) {
    String fault = (pointer.isEmpty() ? "the line" : pointer) + " " + problem;
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  static String shown(Object value) {
    byte[] json = new LineBuffer(256).value(value).toByteArray();
    String text = new String(json, StandardCharsets.UTF_8);
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }
}
