package io.telemetryagent.redact;

/**
 * Ids of AWS access keys: four letters that tell the kind and 16 of base32 (AWS, "Understanding
 * unique ID prefixes"). The secret that belongs to one is known by its name alone.
 */
final class AwsAccessKeys implements Finder {
  private static final String[] KINDS = {"AKIA", "ASIA", "ABIA", "ACCA"};

  /** What they end in: rarer than what they begin with, and so found sooner. */
  private static final String[] ENDINGS = {"IA", "CCA"};

  private static final int LENGTH = 20;

  @Override
  public void find(String text, Finds found) {
    for (String ending : ENDINGS) {
      int end;
      for (int at = text.indexOf(ending); at >= 0; at = text.indexOf(ending, end)) {
        end = at + ending.length();
        int start = end - KINDS[0].length();
        if (isKind(text, start)) {
          while (end < text.length() && isKeyPart(text.charAt(end))) end++;
          boolean starts =
              start == 0 || !isKeyPart(text.charAt(start - 1)) || isEscaped(text, start);
          if (starts && end - start == LENGTH) found.add(start, end);
        }
      }
    }
  }

  private static boolean isKind(String text, int start) {
    for (String kind : KINDS) {
      if (text.startsWith(kind, start)) return true;
    }
    return false;
  }

  private static boolean isKeyPart(char c) {
    return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  /** Behind a percent-encoded character: {@code key%3DAKIA}. */
  private static boolean isEscaped(String text, int at) {
    return at >= 3 && text.charAt(at - 3) == '%';
  }
}
