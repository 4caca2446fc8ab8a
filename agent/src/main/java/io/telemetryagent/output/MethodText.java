package io.telemetryagent.output;

import java.nio.charset.StandardCharsets;

/** What all lines of one method have in common. Fills function_name and code.signature. */
final class MethodText {
  /** The message of an entry. */
  final Fragment entered;

  /** The message of an exit, up to the duration. */
  final Fragment took;

  /** The attribute; null where the method is not overloaded. */
  final Fragment signature;

  /** The method's qualified name. */
  final String name;

  private final String quotedName;
  private final Fragment[] heads = new Fragment[EventType.values().length];

  MethodText(String functionName, String signature) {
    name = functionName;
    quotedName = quoted(functionName);
    String content = quotedName.substring(1, quotedName.length() - 1);
    entered = Fragment.of("\"entered " + content + '"');
    took = Fragment.of('"' + content + " took ");
    this.signature =
        signature == null ? null : Fragment.of("\"code.signature\":" + quoted(signature));
  }

  /** The keys from event_type to the colon behind trace_id. */
  Fragment head(EventType type, Severity severity) {
    // Only an exit has two severities; the failed one is made anew, as failures are rare.
    if (severity != type.severity()) {
      return head(type, severity, quotedName);
    }
    Fragment head = heads[type.ordinal()];
    if (head == null) {
      head = heads[type.ordinal()] = head(type, severity, quotedName);
    }
    return head;
  }

  static Fragment head(EventType type, Severity severity, String functionName) {
    return Fragment.of(
        ",\"event_type\":\""
            + type.text()
            + "\",\"severity\":\""
            + severity
            + "\",\"function_name\":"
            + functionName
            + ",\"trace_id\":");
  }

  private static String quoted(String text) {
    byte[] json = new LineBuffer(64).string(text).toByteArray();
    return new String(json, StandardCharsets.UTF_8);
  }
}
