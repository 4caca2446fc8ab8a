package io.telemetryagent.redact;

/**
 * Values under the names of secrets: {@code password=x}, {@code "pin": "x"}, {@code Cookie: x},
 * {@code <pin>x</pin>}. Where in doubt it takes out too much.
 */
final class NamedSecrets implements Finder {
  private static final String QUOTES = "\"'`";

  /** Of {@code a == b}, {@code a := b} and the like, before the last sign. */
  private static final String OPERATORS = "=!<>:~+ \t";

  /** No key is longer: so much of a text is looked at for each sign. */
  private static final int LONGEST_KEY = 128;

  private static final int LONGEST_OPERATOR = 8;
  private static final int LONGEST_PREFIX = 4;
  private static final int LONGEST_NOTHING = 4;

  /** What a text is, which says where the values in it end. */
  enum Place {
    /** Anything that may go on behind a secret. */
    TEXT,
    /** One argument of a command line: a secret in it is whole. */
    ARGUMENT,
    /** The value of an option: as an argument, but colons are between the items of a list. */
    OPTION
  }

  private final SecretKeys keys;
  private final Place place;

  NamedSecrets(SecretKeys keys, Place place) {
    this.keys = keys;
    this.place = place;
  }

  @Override
  public void find(String text, Finds found) {
    findPairs(text, "=", found);
    if (text.indexOf('%') >= 0) {
      // A URL within a URL.
      findPairs(text, "%3D", found);
      findPairs(text, "%3d", found);
    }
    findMembers(text, found);
    findElements(text, found);
  }

  /** {@code key=value}. */
  private void findPairs(String text, String sign, Finds found) {
    int done = 0;
    for (int at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, done)) {
      done = at + sign.length();
      int end = keyEnd(text, at);
      int start = keyStart(text, end);
      if (isNamed(text, start, end)) {
        boolean toTheEnd = place != Place.TEXT && isBegin(text, start);
        done = toTheEnd ? whole(text, done, found) : pairValue(text, start, end, done, found);
      }
    }
  }

  private int pairValue(String text, int keyStart, int keyEnd, int from, Finds found) {
    int start = skip(text, "=>~ \t", from);
    int end = quotedValue(text, start, found);
    if (end > start) {
      return end;
    }
    boolean header = isHeader(text.substring(keyStart, keyEnd));
    end =
        place != Place.TEXT
            ? ValueEnds.inArgument(text, start)
            : header ? headerEnd(text, start) : ValueEnds.inText(text, start);
    return unlessNothing(text, start, end, found);
  }

  /** A cookie goes on behind its first part, and credentials behind their scheme. */
  private static int headerEnd(String text, int start) {
    return ValueEnds.indexOfAny(text, "&\n\r", start);
  }

  /** {@code "key": value} of JSON, {@code key: value} of YAML and headers. */
  private void findMembers(String text, Finds found) {
    int done = 0;
    for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', done)) {
      done = at + 1;
      int end = skipBack(text, " \t", at);
      boolean quoted = end > 0 && QUOTES.indexOf(text.charAt(end - 1)) >= 0;
      end = quoted ? withoutQuote(text, end) : at;
      int start = keyStart(text, end);
      if (start < end) {
        done = member(text, start, end, done, quoted, found);
      }
    }
  }

  private int member(String text, int keyStart, int keyEnd, int from, boolean quoted, Finds found) {
    if (place == Place.ARGUMENT && !quoted && isArgumentHeader(text, keyStart, keyEnd, from)) {
      return whole(text, from, found);
    }
    int start = skip(text, " \t", from);
    boolean named =
        quoted
            ? isNamed(text, keyStart, keyEnd)
            : isMember(text, keyStart, keyEnd, from, start) || isCompound(text, keyStart, keyEnd);
    if (!named) {
      return from;
    }
    String key = text.substring(keyStart, keyEnd);
    int end = quotedValue(text, start, found);
    if (end > start) {
      return end;
    }
    end =
        quoted
            ? ValueEnds.inJson(text, start)
            : isHeader(key) ? ValueEnds.ofLine(text, start) : ValueEnds.inText(text, start);
    return unlessNothing(text, start, end, found);
  }

  /** Not {@code com.acme.TokenException: boom}, nor {@code Session.java:12}. */
  private boolean isMember(String text, int keyStart, int keyEnd, int from, int start) {
    if (start > from || start < text.length() && isQuote(text.charAt(start))) {
      return keys.verdict(text, keyStart, keyEnd).endsSecret;
    }
    // Not authorization:cookie either, which is a list of headers.
    return place == Place.TEXT
        && !isUrl(text, from)
        && keys.verdict(text, keyStart, keyEnd).endsUnmistakably
        && !isHeader(text.substring(keyStart, keyEnd));
  }

  /** {@code Authorization:x} at the start of an argument, or behind {@code --header=}. */
  private boolean isArgumentHeader(String text, int start, int end, int from) {
    boolean begins = isBegin(text, start) || text.indexOf('=') == start - 1;
    return begins
        && !isUrl(text, from)
        && text.substring(start, end).indexOf('.') < 0
        && keys.verdict(text, start, end).secret;
  }

  /** {@code <key>value</key>}. */
  private void findElements(String text, Finds found) {
    int at = text.indexOf('>');
    while (at >= 0) {
      int start = keyStart(text, at);
      boolean opens = start > 0 && start < at && "<:".indexOf(text.charAt(start - 1)) >= 0;
      if (opens && keys.verdict(text, start, at).endsSecret) {
        int end = text.indexOf("</", at);
        if (end < 0) {
          return;
        }
        found.add(at + 1, end);
        at = end;
      }
      at = text.indexOf('>', at + 1);
    }
  }

  /** Takes out what is in quotes; returns its end, or {@code start} where there is no quote. */
  private static int quotedValue(String text, int start, Finds found) {
    int quote = skip(text, "\\", start);
    if (quote == text.length() || !isQuote(text.charAt(quote))) {
      return start;
    }
    int end = ValueEnds.inQuotes(text, quote + 1, text.charAt(quote), quote - start);
    found.add(quote + 1, end);
    return Math.max(end, quote + 1);
  }

  /** A placeholder, or a null, is no secret. */
  private static int unlessNothing(String text, int start, int end, Finds found) {
    boolean isShort = end - start <= LONGEST_NOTHING;
    String value = isShort ? text.substring(start, end) : "";
    if (!value.startsWith("?") && !value.equals("null")) {
      found.add(start, end);
    }
    return end;
  }

  private static int whole(String text, int from, Finds found) {
    found.add(from, text.length());
    return text.length();
  }

  private boolean isNamed(String text, int start, int end) {
    if (start == end) {
      return false;
    }
    int from = text.startsWith("-D", start) ? start + 2 : start;
    SecretKeys.Verdict verdict = keys.verdict(text, from, end);
    return verdict.secret
        || verdict.signs && isInQuery(text, start)
        || isCompound(text, start, end);
  }

  /** Of a URL, which may be a part of another. */
  private static boolean isInQuery(String text, int keyStart) {
    return keyStart > 0 && "?&".indexOf(text.charAt(keyStart - 1)) >= 0;
  }

  /** {@code API key}: two words that are one name. */
  private boolean isCompound(String text, int start, int end) {
    if (start < 2 || text.charAt(start - 1) != ' ') {
      return false;
    }
    int before = keyStart(text, start - 1);
    return before < start - 1 && keys.verdict(text, before, end).endsUnmistakably;
  }

  private static boolean isHeader(String key) {
    String name = SecretKeys.lettersOf(key);
    return name.endsWith("authorization") || name.endsWith("cookie");
  }

  /** Whether the key is the first of an argument, behind nothing but dashes or a slash. */
  private static boolean isBegin(String text, int keyStart) {
    return keyStart <= LONGEST_PREFIX && skip(text, "-/", 0) >= keyStart;
  }

  private static boolean isUrl(String text, int from) {
    return text.startsWith("//", from);
  }

  /** Before the sign at {@code at}, what makes an operator of it, and a closing quote. */
  private static int keyEnd(String text, int at) {
    int end = skipBack(text, OPERATORS, at);
    return end > 0 && isQuote(text.charAt(end - 1)) ? withoutQuote(text, end) : end;
  }

  /** Before the quote that ends at {@code end}, and its backslashes. */
  private static int withoutQuote(String text, int end) {
    return end - 1 - ValueEnds.backslashesBefore(text, end - 1, 0);
  }

  private static int keyStart(String text, int end) {
    return ValueEnds.keyStart(text, end, Math.max(0, end - LONGEST_KEY));
  }

  private static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  private static int skip(String text, String chars, int from) {
    int i = from;
    while (i < text.length() && chars.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static int skipBack(String text, String chars, int from) {
    int i = from;
    int first = Math.max(0, from - LONGEST_OPERATOR);
    while (i > first && chars.indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    return i;
  }
}
