package io.telemetryagent.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One thing a user can set: its key, default, meaning, and what is allowed. Error messages, the
 * table of docs/CONFIG.md and the search for the nearest key all derive from here.
 */
public final class Option<T> {
  private final String key;
  private final String defaultText;
  private final String defaultWords;
  private final String allowed;
  private final String meaning;
  private final Parser<T> parser;
  private final boolean live;

  private Option(
      String key,
      String defaultText,
      String defaultWords,
      String allowed,
      String meaning,
      Parser<T> parser) {
    this(key, defaultText, defaultWords, allowed, meaning, parser, false);
  }

  private Option(
      String key,
      String defaultText,
      String defaultWords,
      String allowed,
      String meaning,
      Parser<T> parser,
      boolean live) {
    this.key = key;
    this.defaultText = defaultText;
    this.defaultWords = defaultWords;
    this.allowed = allowed;
    this.meaning = meaning;
    this.parser = parser;
    this.live = live;
  }

  static Option<Boolean> flag(String key, boolean byDefault, String meaning) {
    String text = Boolean.toString(byDefault);
    return new Option<>(key, text, text, "true or false", meaning, new FlagParser());
  }

  /** Whole numbers from {@code min} to {@code max}, both included. */
  static Option<Integer> integer(
      String key, int byDefault, int min, int max, String unit, String meaning) {
    String text = Integer.toString(byDefault);
    String allowed = "a whole number of " + unit + " from " + min + " to " + max;
    return new Option<>(key, text, text, allowed, meaning, new NumberParsers.Whole(min, max));
  }

  /** Numbers from {@code min} to {@code max}, both included, with a decimal point. */
  static Option<Double> decimal(
      String key, double byDefault, double min, double max, String meaning) {
    String text = Double.toString(byDefault);
    String allowed = "a number from " + plain(min) + " to " + plain(max);
    return new Option<>(key, text, text, allowed, meaning, new NumberParsers.Decimal(min, max));
  }

  /** Sizes such as {@code 65536}, {@code 64KiB}, {@code 10MB}; limits in bytes, both included. */
  static Option<Long> bytes(String key, String byDefault, long min, long max, String meaning) {
    String allowed =
        "a number of bytes from " + min + " to " + max + ", such as 65536, 64KiB or 10MB";
    return new Option<>(
        key, byDefault, byDefault, allowed, meaning, new NumberParsers.Bytes(min, max));
  }

  /** Free text without a default: {@code defaultWords} says what holds if it is not given. */
  static Option<String> text(String key, String defaultWords, String meaning) {
    return new Option<>(key, null, defaultWords, "a text", meaning, new TextParser());
  }

  static Option<String> textWithDefault(String key, String byDefault, String meaning) {
    return new Option<>(key, byDefault, byDefault, "a text", meaning, new TextParser());
  }

  /** A file name, or one of a few words; {@code ~/} at its start is the user's home. */
  static Option<String> path(
      String key, String byDefault, String defaultWords, String allowed, String meaning) {
    return new Option<>(key, byDefault, defaultWords, allowed, meaning, new PathParser());
  }

  /** An http or https URL, or one of {@code words}; the first word is the default. */
  static Option<String> url(String key, String meaning, String... words) {
    boolean required = words.length == 0;
    String allowed = (required ? "" : Words.list(words, ",") + " or ") + "an http or https URL";
    return new Option<>(
        key,
        required ? null : words[0],
        required ? "none" : words[0],
        allowed,
        meaning,
        new UrlParser(words));
  }

  /** One of {@code values}, in any case. */
  static Option<String> choice(String key, String byDefault, String meaning, String... values) {
    String allowed = Words.list(values, " or");
    return new Option<>(key, byDefault, byDefault, allowed, meaning, new ChoiceParser(values));
  }

  /** Some of {@code values} separated by colons; {@code all}, the default, is all of them. */
  static Option<Set<String>> subset(String key, String meaning, String... values) {
    String allowed = "all, or some of " + Words.list(values, " and") + ", separated by colons";
    return new Option<>(key, "all", "all", allowed, meaning, new SubsetParser(values));
  }

  /** Some of {@code values} separated by colons; {@code none}, the default, is none of them. */
  static Option<Set<String>> exceptions(String key, String meaning, String... values) {
    String allowed = "none, or some of " + Words.list(values, " and") + ", separated by colons";
    return new Option<>(key, "none", "none", allowed, meaning, new SubsetParser(values));
  }

  /** Names of HTTP headers, separated by colons; {@code none} is the default. */
  static Option<Set<String>> headers(String key, String meaning) {
    String allowed = "none, or a list of header names separated by colons";
    return new Option<>(key, "none", "none", allowed, meaning, new HeaderListParser());
  }

  /** Names of values, separated by colons; {@code defaultWords} says what holds without. */
  static Option<Set<String>> names(String key, String defaultWords, String meaning) {
    String allowed = "a list of names separated by colons";
    return new Option<>(key, null, defaultWords, allowed, meaning, new NameListParser());
  }

  /** Regular expressions, separated by colons; none is the default. */
  static Option<List<Pattern>> regexes(String key, String meaning) {
    String allowed =
        "a list of regular expressions of Java separated by colons; a colon within one is in"
            + " brackets or behind a backslash";
    return new Option<>(key, null, "none", allowed, meaning, new RegexListParser());
  }

  /** File names, separated by colons; none is the default. */
  static Option<List<String>> files(String key, String allowed, String meaning) {
    return new Option<>(key, null, "none", allowed, meaning, new FileListParser());
  }

  /** HTTP headers with their values, separated by colons; {@code none} is the default. */
  static Option<Map<String, String>> headerPairs(String key, String meaning) {
    String allowed =
        "none, or a list of header=value separated by colons, where a colon in a value is %3A";
    return new Option<>(key, "none", "none", allowed, meaning, new HeaderPairsParser());
  }

  /** Patterns of what to weave, separated by colons. */
  static Option<List<String>> patterns(String key, String defaultWords, String meaning) {
    return new Option<>(
        key, null, defaultWords, PatternListParser.ALLOWED, meaning, new PatternListParser());
  }

  /** The same option, which may change while the agent runs. */
  Option<T> live() {
    return new Option<>(key, defaultText, defaultWords, allowed, meaning, parser, true);
  }

  /** Whether it may change while the agent runs. */
  public boolean isLive() {
    return live;
  }

  public String key() {
    return key;
  }

  /** The default, as one would write it; where there is no fixed one, words that describe it. */
  public String defaultWords() {
    return defaultWords;
  }

  /** What values may be, in words that fit after "is not". */
  public String allowed() {
    return allowed;
  }

  /** One sentence for people. */
  public String meaning() {
    return meaning;
  }

  /** The default as one would write it, or null where it depends on the app. */
  String defaultText() {
    return defaultText;
  }

  /** The value of {@code text}; of the default if it is null. */
  T parse(String text) {
    String given = text == null ? defaultText : text.trim();
    if (given == null) return parser.absent();
    if (given.isEmpty()) throw new IllegalArgumentException("empty");
    return parser.parse(given);
  }

  @Override
  public String toString() {
    return key;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  /** Lists of words as people write them. */
  private static final class Words {
    /** {@code a, b or c}, where {@code " or"} is what joins the last. */
    static String list(String[] words, String lastJoin) {
      if (words.length == 1) return words[0];
      List<String> first = Arrays.asList(words).subList(0, words.length - 1);
      return String.join(", ", first) + lastJoin + " " + words[words.length - 1];
    }
  }
}
