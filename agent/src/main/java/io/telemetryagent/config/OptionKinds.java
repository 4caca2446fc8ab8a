package io.telemetryagent.config;

import io.telemetryagent.config.parse.ChoiceParser;
import io.telemetryagent.config.parse.FileListParser;
import io.telemetryagent.config.parse.FlagParser;
import io.telemetryagent.config.parse.HeaderListParser;
import io.telemetryagent.config.parse.HeaderPairsParser;
import io.telemetryagent.config.parse.NameListParser;
import io.telemetryagent.config.parse.NumberParsers;
import io.telemetryagent.config.parse.Parser;
import io.telemetryagent.config.parse.PathParser;
import io.telemetryagent.config.parse.PatternListParser;
import io.telemetryagent.config.parse.RegexListParser;
import io.telemetryagent.config.parse.SubsetParser;
import io.telemetryagent.config.parse.TextParser;
import io.telemetryagent.config.parse.UrlParser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The kinds of options: what values they take, and how these are read. Adds each to a list. */
final class OptionKinds {
  private final List<Option<?>> options;
  private final boolean live;

  /**
   * Kinds of options that are added to {@code options}.
   *
   * @param live whether they may change while the agent runs
   */
  OptionKinds(List<Option<?>> options, boolean live) {
    this.options = options;
    this.live = live;
  }

  Option<Boolean> flag(String key, boolean byDefault, String meaning) {
    String text = Boolean.toString(byDefault);
    return add(key, text, text, "true or false", meaning, new FlagParser());
  }

  /** Whole numbers from {@code min} to {@code max}, both included. */
  Option<Integer> integer(
      String key, int byDefault, int min, int max, String unit, String meaning) {
    String text = Integer.toString(byDefault);
    String allowed = "a whole number of " + unit + " from " + min + " to " + max;
    return add(key, text, text, allowed, meaning, new NumberParsers.Whole(min, max));
  }

  /** Numbers from {@code min} to {@code max}, both included, with a decimal point. */
  Option<Double> decimal(String key, double byDefault, double min, double max, String meaning) {
    String text = Double.toString(byDefault);
    String allowed = "a number from " + plain(min) + " to " + plain(max);
    return add(key, text, text, allowed, meaning, new NumberParsers.Decimal(min, max));
  }

  /** Sizes such as {@code 65536}, {@code 64KiB}, {@code 10MB}; limits in bytes, both included. */
  Option<Long> bytes(String key, String byDefault, long min, long max, String meaning) {
    String allowed =
        "a number of bytes from " + min + " to " + max + ", such as 65536, 64KiB or 10MB";
    return add(key, byDefault, byDefault, allowed, meaning, new NumberParsers.Bytes(min, max));
  }

  /** Free text without a default: {@code defaultWords} says what holds if it is not given. */
  Option<String> text(String key, String defaultWords, String meaning) {
    return add(key, null, defaultWords, "a text", meaning, new TextParser());
  }

  Option<String> textWithDefault(String key, String byDefault, String meaning) {
    return add(key, byDefault, byDefault, "a text", meaning, new TextParser());
  }

  /** A file name, or one of a few words; {@code ~/} at its start is the user's home. */
  Option<String> path(
      String key, String byDefault, String defaultWords, String allowed, String meaning) {
    return add(key, byDefault, defaultWords, allowed, meaning, new PathParser());
  }

  /** An http or https URL, or one of {@code words}; the first word is the default. */
  Option<String> url(String key, String meaning, String... words) {
    boolean required = words.length == 0;
    String allowed = (required ? "" : list(words, ",") + " or ") + "an http or https URL";
    return add(
        key,
        required ? null : words[0],
        required ? "none" : words[0],
        allowed,
        meaning,
        new UrlParser(words));
  }

  /** One of {@code values}, in any case. */
  Option<String> choice(String key, String byDefault, String meaning, String... values) {
    String allowed = list(values, " or");
    return add(key, byDefault, byDefault, allowed, meaning, new ChoiceParser(values));
  }

  /** Some of {@code values} separated by colons; {@code all}, the default, is all of them. */
  Option<Set<String>> subset(String key, String meaning, String... values) {
    String allowed = "all, or some of " + list(values, " and") + ", separated by colons";
    return add(key, "all", "all", allowed, meaning, new SubsetParser(values));
  }

  /** Some of {@code values} separated by colons; {@code none}, the default, is none of them. */
  Option<Set<String>> exceptions(String key, String meaning, String... values) {
    String allowed = "none, or some of " + list(values, " and") + ", separated by colons";
    return add(key, "none", "none", allowed, meaning, new SubsetParser(values));
  }

  /** Names of HTTP headers, separated by colons; {@code none} is the default. */
  Option<Set<String>> headers(String key, String meaning) {
    String allowed = "none, or a list of header names separated by colons";
    return add(key, "none", "none", allowed, meaning, new HeaderListParser());
  }

  /** Names of values, separated by colons; {@code defaultWords} says what holds without. */
  Option<Set<String>> names(String key, String defaultWords, String meaning) {
    String allowed = "a list of names separated by colons";
    return add(key, null, defaultWords, allowed, meaning, new NameListParser());
  }

  /** Regular expressions, separated by colons; none is the default. */
  Option<List<Pattern>> regexes(String key, String meaning) {
    String allowed =
        "a list of regular expressions of Java separated by colons; a colon within one is in"
            + " brackets or behind a backslash";
    return add(key, null, "none", allowed, meaning, new RegexListParser());
  }

  /** File names, separated by colons; none is the default. */
  Option<List<String>> files(String key, String allowed, String meaning) {
    return add(key, null, "none", allowed, meaning, new FileListParser());
  }

  /** HTTP headers with their values, separated by colons; {@code none} is the default. */
  Option<Map<String, String>> headerPairs(String key, String meaning) {
    String allowed =
        "none, or a list of header=value separated by colons, where a colon in a value is %3A";
    return add(key, "none", "none", allowed, meaning, new HeaderPairsParser());
  }

  /** Patterns of what to weave, separated by colons. */
  Option<List<String>> patterns(String key, String defaultWords, String meaning) {
    return add(
        key, null, defaultWords, PatternListParser.ALLOWED, meaning, new PatternListParser(false));
  }

  /** The same; no pattern at all, which is the default, is allowed too. */
  Option<List<String>> patternsOrNone(String key, String defaultWords, String meaning) {
    String allowed = "nothing, or " + PatternListParser.ALLOWED;
    return add(key, null, defaultWords, allowed, meaning, new PatternListParser(true));
  }

  private <T> Option<T> add(
      String key,
      String defaultText,
      String defaultWords,
      String allowed,
      String meaning,
      Parser<T> parser) {
    Option<T> option = new Option<>(key, defaultText, defaultWords, allowed, meaning, parser, live);
    options.add(option);
    return option;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  /** {@code a, b or c}, where {@code " or"} is what joins the last. */
  private static String list(String[] words, String lastJoin) {
    if (words.length == 1) return words[0];
    List<String> first = Arrays.asList(words).subList(0, words.length - 1);
    return String.join(", ", first) + lastJoin + " " + words[words.length - 1];
  }
}
