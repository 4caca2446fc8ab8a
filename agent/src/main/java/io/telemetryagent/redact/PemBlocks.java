package io.telemetryagent.redact;

/** Keys and certificates as text (RFC 7468): all of a block; what is cut off, to its end. */
final class PemBlocks implements Finder {
  private static final String BEGIN = "-----BEGIN";
  private static final String END = "-----END";
  private static final String DASHES = "-----";

  @Override
  public void find(String text, Finds found) {
    for (int at = text.indexOf(BEGIN); at >= 0; ) {
      int last = text.indexOf(END, at);
      int dashes = last < 0 ? -1 : text.indexOf(DASHES, last + END.length());
      int end = dashes < 0 ? text.length() : dashes + DASHES.length();
      found.add(at, end);
      at = text.indexOf(BEGIN, end);
    }
  }
}
