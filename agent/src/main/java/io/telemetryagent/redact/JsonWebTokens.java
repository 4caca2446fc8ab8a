package io.telemetryagent.redact;

/**
 * JSON web tokens (RFC 7519): parts in base64 for URLs, joined by dots; the first is a JSON object,
 * so it begins with {@code eyJ}.
 */
final class JsonWebTokens implements Finder {
  private static final String START = "eyJ";
  private static final int SHORTEST_PART = 4;

  @Override
  public void find(String text, Finds found) {
    for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + 1)) {
      int dot = endOfPart(text, at);
      if (dot == text.length() || text.charAt(dot) != '.') {
        at = dot - 1;
        continue;
      }
      int end = endOfPart(text, dot + 1);
      boolean token = end - dot > SHORTEST_PART;
      while (end < text.length() && text.charAt(end) == '.') end = endOfPart(text, end + 1);
      if (token) found.add(at, end);
      at = end - 1;
    }
  }

  private static int endOfPart(String text, int from) {
    int i = from;
    while (i < text.length() && isBase64(text.charAt(i))) i++;
    return i;
  }

  private static boolean isBase64(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }
}
