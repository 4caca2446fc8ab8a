package io.telemetryagent.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression of the user's, under a bound: one that backtracks for ever would hold up the
 * writer for ever. The bound is in characters looked at, not in time, so that a machine that pauses
 * does not switch off what protects the user. A text in which it fails is hidden as a whole.
 */
final class UserPattern implements Finder {
  /** How often each of the first characters of a text may be looked at: some 5 µs each. */
  private static final long LOOKS = 1000;

  private static final int FIRST_CHARACTERS = 10_000;

  /** How often each of the others: more than a pattern without backtracking needs. */
  private static final long LOOKS_AT_OTHERS = 20;

  private final Pattern pattern;
  private volatile boolean off;
  private volatile boolean overflowed;
  private volatile Redactor.Listener listener;

  UserPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  void reportTo(Redactor.Listener newListener) {
    listener = newListener;
  }

  /** Whether it failed, and is used no more. */
  boolean isOff() {
    return off;
  }

  @Override
  public void find(String text, Finds found) {
    if (off) {
      return;
    }
    try {
      Matcher matcher = pattern.matcher(new BoundedText(text));
      while (matcher.find()) {
        found.add(matcher.start(), matcher.end());
      }
    } catch (TooManyLooks e) {
      found.add(0, text.length());
      off = true;
      report("takes too long; it is switched off, and hides nothing from now on");
    } catch (StackOverflowError e) {
      found.add(0, text.length());
      if (!overflowed) {
        overflowed = true;
        report("needs too much stack; texts in which it does are hidden as a whole");
      }
    }
  }

  private void report(String what) {
    Redactor.Listener told = listener;
    if (told != null) {
      told.patternFailed("The pattern " + pattern + " of redact_patterns " + what);
    }
  }

  /** Ends the search that looks at it too often. */
  private static final class BoundedText implements CharSequence {
    private final String text;
    private long looks;

    BoundedText(String text) {
      this.text = text;
      looks =
          LOOKS * Math.min(text.length() + 100, FIRST_CHARACTERS) + LOOKS_AT_OTHERS * text.length();
    }

    @Override
    public char charAt(int index) {
      if (--looks < 0) {
        throw new TooManyLooks();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyLooks() {
      super(null, null, false, false);
    }
  }
}
