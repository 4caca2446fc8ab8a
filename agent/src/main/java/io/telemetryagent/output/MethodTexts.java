package io.telemetryagent.output;

import io.telemetryagent.bootstrap.MethodTable;
import java.util.Arrays;

/** The texts of methods by their numbers; each is made when it is first asked for. */
final class MethodTexts {
  private final MethodTable methods;
  private final MethodText.Format format;
  private final String signatureKey;

  /** By number, counted from the first one of the table. */
  private MethodText[] texts = new MethodText[256];

  MethodTexts(MethodTable methods, MethodText.Format format, String signatureKey) {
    this.methods = methods;
    this.format = format;
    this.signatureKey = signatureKey;
  }

  /** Null for an event without a method. */
  MethodText of(int method) {
    if (method == Event.NO_METHOD) {
      return null;
    }
    int index = method - methods.first();
    if (index >= texts.length) {
      texts = Arrays.copyOf(texts, Math.max(index + 1, texts.length * 2));
    }
    MethodText text = texts[index];
    if (text == null) {
      String name = methods.functionName(method);
      text = new MethodText(format, name, signatureKey, methods.signature(method));
      texts[index] = text;
    }
    return text;
  }
}
