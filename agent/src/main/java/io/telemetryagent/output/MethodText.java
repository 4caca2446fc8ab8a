package io.telemetryagent.output;

import java.nio.charset.StandardCharsets;

/** What all lines of one method have in common, in some format. */
final class MethodText {
  /** What a format puts together of an event's type and its function. */
  interface Format {
    /** {@code functionName} is a JSON string, or {@code null}. */
    Fragment part(EventType type, Severity severity, String functionName);
  }

  /** The message of an entry. */
  final Fragment entered;

  /** The message of an exit, up to the duration. */
  final Fragment took;

  /** A member that tells overloads apart; null where the method is not overloaded. */
  final Fragment signature;

  /** The method's qualified name. */
  final String name;

  private final Format format;
  private final String quotedName;
  private final Fragment[] parts = new Fragment[EventType.values().length];

  MethodText(Format format, String functionName, String signatureKey, String signature) {
    this.format = format;
    name = functionName;
    quotedName = quoted(functionName);
    String content = quotedName.substring(1, quotedName.length() - 1);
    entered = Fragment.of("\"entered " + content + '"');
    took = Fragment.of('"' + content + " took ");
    this.signature =
        signature == null ? null : Fragment.of('"' + signatureKey + "\":" + quoted(signature));
  }

  /** The format's part, rendered once. */
  Fragment part(EventType type, Severity severity) {
    // Only an exit has two severities; the failed one is made anew, as failures are rare.
    if (severity != type.severity()) {
      return format.part(type, severity, quotedName);
    }
    Fragment part = parts[type.ordinal()];
    if (part == null) {
      part = parts[type.ordinal()] = format.part(type, severity, quotedName);
    }
    return part;
  }

  private static String quoted(String text) {
    byte[] json = new LineBuffer(64).string(text).toByteArray();
    return new String(json, StandardCharsets.UTF_8);
  }
}
