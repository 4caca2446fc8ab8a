package io.telemetryagent.redact;

/**
 * Numbers of payment cards: 13 to 19 digits in one piece or in groups, the first ones those of a
 * card network (ISO/IEC 7812), the last one right by Luhn's formula.
 */
final class CardNumbers implements Finder {
  private static final int FEWEST = 13;
  private static final int MOST = 19;
  private static final int SMALLEST_GROUP = 3;

  /** As it is in a URL. */
  private static final String SPACE = "%20";

  /**
   * Of a card number at least one of two characters so far apart is a digit, however it is grouped:
   * so this many are passed at once.
   */
  private static final int STRIDE = 6;

  @Override
  public void find(String text, Finds found) {
    for (int i = STRIDE - 1; i < text.length(); i += STRIDE) {
      if (isDigit(text, i)) {
        i = findInRun(text, start(text, i), found);
      }
    }
  }

  /** Tries each sequence of whole groups; returns the end of the run. */
  private static int findInRun(String text, int from, Finds found) {
    int group = isPartOfAnother(text, from) ? nextGroup(text, from) : from;
    while (isDigit(text, group)) {
      int end = cardEnd(text, group);
      if (end > group) {
        found.add(group, end);
      }
      group = nextGroup(text, Math.max(end - 1, group));
    }
    return group;
  }

  /** Behind the longest card number that starts there; {@code from} where none does. */
  private static int cardEnd(String text, int from) {
    int card = from;
    int digits = 0;
    for (int at = from; isDigit(text, at); at = nextGroup(text, at)) {
      int end = endOfDigits(text, at);
      digits += end - at;
      if (digits > MOST) {
        break;
      }
      if (digits >= FEWEST && isCard(text, from, end)) {
        card = end;
      }
      if (end - at < SMALLEST_GROUP) {
        break;
      }
    }
    return card;
  }

  private static boolean isCard(String text, int from, int to) {
    boolean ends = to == text.length() || !Character.isLetter(text.charAt(to));
    boolean fraction = text.startsWith(".", to) && isDigit(text, to + 1);
    return ends && !fraction && isNetwork(text, from) && isLuhn(text, from, to);
  }

  /** What begins with 1 is a time more often than a card; with 2 only Mastercard's newer range. */
  private static boolean isNetwork(String text, int from) {
    char first = text.charAt(from);
    if (first != '2') {
      return first >= '3' && first <= '6';
    }
    String start = text.substring(from, from + SMALLEST_GROUP);
    return start.compareTo("222") >= 0 && start.compareTo("272") <= 0;
  }

  private static boolean isLuhn(String text, int from, int to) {
    int sum = 0;
    boolean isDoubled = false;
    for (int i = to - 1; i >= from; i--) {
      if (text.startsWith(SPACE, i - 2)) {
        i -= 2;
      } else if (isDigit(text, i)) {
        int digit = text.charAt(i) - '0';
        sum += isDoubled ? digit / 5 + digit * 2 % 10 : digit;
        isDoubled = !isDoubled;
      }
    }
    return sum % 10 == 0;
  }

  /** Where the run of digits and separators around the digit at {@code i} starts. */
  private static int start(String text, int i) {
    int from = i;
    while (true) {
      while (isDigit(text, from - 1)) {
        from--;
      }
      if (text.startsWith(SPACE, from - 1) && isDigit(text, from - 2)) {
        from -= 2;
      } else if (from >= 2 && isSeparator(text.charAt(from - 1)) && isDigit(text, from - 2)) {
        from -= 2;
      } else {
        return behindEscape(text, from);
      }
    }
  }

  /** The first digits may be those of an escaped character: {@code %204111}, {@code %D04111}. */
  private static int behindEscape(String text, int from) {
    if (from >= 1 && text.charAt(from - 1) == '%') {
      return from + 2;
    }
    boolean half = from >= 2 && text.charAt(from - 2) == '%';
    return half && Character.isLetter(text.charAt(from - 1)) ? from + 1 : from;
  }

  /** Whether its digits go on from a letter or a decimal point. */
  private static boolean isPartOfAnother(String text, int from) {
    if (from == 0 || from > text.length()) {
      return false;
    }
    char before = text.charAt(from - 1);
    boolean escaped = from >= 3 && text.charAt(from - 3) == '%';
    return Character.isLetter(before) && !escaped || before == '.' && isDigit(text, from - 2);
  }

  /** The start of the group behind that at {@code from}; where there is none, no digit. */
  private static int nextGroup(String text, int from) {
    int end = endOfDigits(text, from);
    if (text.startsWith(SPACE, end)) {
      return end + SPACE.length();
    }
    return end < text.length() && isSeparator(text.charAt(end)) ? end + 1 : end;
  }

  private static int endOfDigits(String text, int from) {
    int i = from;
    while (isDigit(text, i)) {
      i++;
    }
    return i;
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '-' || c == '+';
  }

  private static boolean isDigit(String text, int i) {
    return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }
}
