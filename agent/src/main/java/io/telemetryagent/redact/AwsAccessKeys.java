package io.telemetryagent.redact;

/**
 * Ids of AWS access keys: four letters that tell the kind and 16 of base32 (AWS, "Understanding
 * unique ID prefixes"). The secret that belongs to one is known by its name alone.
 */
final class AwsAccessKeys implements Finder {
  private static final String[] KINDS = {"AKIA", "ASIA", "ABIA", "ACCA"};
  private static final int LENGTH = 20;

  @Override
  public void find(String text, Finds found) {
    for (String kind : KINDS) {
      int end;
      for (int at = text.indexOf(kind); at >= 0; at = text.indexOf(kind, end)) {
        end = at + kind.length();
        while (end < text.length() && isKeyPart(text.charAt(end))) end++;
        boolean starts = at == 0 || !isKeyPart(text.charAt(at - 1)) || isEscaped(text, at);
        if (starts && end - at == LENGTH) found.add(at, end);
      }
    }
  }

  private static boolean isKeyPart(char c) {
    return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  /** Behind a percent-encoded character: {@code key%3DAKIA}. */
  private static boolean isEscaped(String text, int at) {
    return at >= 3 && text.charAt(at - 3) == '%';
  }
}
