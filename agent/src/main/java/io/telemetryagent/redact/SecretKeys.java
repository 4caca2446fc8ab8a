package io.telemetryagent.redact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells by its name whether a value is a secret. Used by several threads at once. */
final class SecretKeys {
  /** Long enough to mean one thing wherever they stand in a name: {@code PGPASSWORD}. */
  private static final List<String> ANYWHERE =
      Arrays.asList(
          "password",
          "passwd",
          "passphrase",
          "apikey",
          "accesskey",
          "privatekey",
          "authorization",
          "credential",
          "sessionid",
          "creditcard",
          "cardnumber",
          // What a backend knows its users by; whatever the header is called.
          "otlpheaders");

  /** Also parts of other words: {@code discard}, {@code tokenizer}, {@code secretary}. */
  private static final List<String> AS_A_WORD =
      Arrays.asList("pwd", "pass", "secret", "token", "cookie", "session", "card", "cvv", "ssn");

  /** Compounds written as one word: {@code authtoken}, {@code clientsecret}. */
  private static final List<String> ENDING_A_WORD = Arrays.asList("token", "secret", "cookie");

  /**
   * Words that end the names of what lets the holder of a URL in, in the query of one:
   * OpenTelemetry names those of AWS, Azure and Google. Elsewhere they mean much else.
   */
  private static final List<String> IN_A_QUERY = Arrays.asList("signature", "sig");

  /** A power of two. Of keys that share a slot the latest has it. */
  private static final int SLOTS = 512;

  /** The same few keys come again and again. */
  private final Verdict[] verdicts = new Verdict[SLOTS];

  private final List<String> anywhere;
  private final List<String> words;
  private final List<String> endings;
  private final List<String> inQuery;
  private final Set<String> shown = new HashSet<>();

  /**
   * The list above, changed by the user.
   *
   * @param added further names, known by their words
   * @param shown names that are taken off the list, and keys that are shown after all
   */
  SecretKeys(Set<String> added, Set<String> shown) {
    for (String name : shown) this.shown.add(lettersOf(name));
    anywhere = without(ANYWHERE);
    endings = without(ENDING_A_WORD);
    words = without(AS_A_WORD);
    inQuery = without(IN_A_QUERY);
    for (String name : added) words.add(lettersOf(name));
  }

  /** A name as it is compared: its letters in lower case. */
  static String lettersOf(String name) {
    return new KeyWords(name).letters();
  }

  /** Whether {@code key} names a secret: {@code dbPassword}, {@code X-Api-Key}, {@code TOKEN}. */
  boolean isSecret(String key) {
    return verdict(key, 0, key.length()).secret;
  }

  /** What is known of the key that stands there. */
  Verdict verdict(String text, int from, int to) {
    int slot = slot(text, from, to);
    Verdict known = verdicts[slot];
    if (known == null || !known.isOf(text, from, to)) {
      known = judge(text.substring(from, to));
      verdicts[slot] = known;
    }
    return known;
  }

  private static int slot(String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) hash = 31 * hash + text.charAt(i);
    return (hash ^ hash >>> 16) & SLOTS - 1;
  }

  private Verdict judge(String key) {
    KeyWords asked = new KeyWords(key);
    boolean isShown = shown.contains(asked.letters());
    boolean unmistakably = !isShown && endsUnmistakably(asked);
    return new Verdict(
        key,
        !isShown && isSecret(asked),
        unmistakably || !isShown && endsSecret(asked),
        unmistakably,
        !isShown && endsInAny(inQuery, asked));
  }

  private boolean isSecret(KeyWords asked) {
    for (String name : anywhere) if (asked.hold(name)) return true;
    for (String name : words) if (asked.haveWords(name)) return true;
    for (String name : endings) if (asked.haveWordsEnding(name)) return true;
    return false;
  }

  private boolean endsSecret(KeyWords asked) {
    if (endsInAny(words, asked)) return true;
    for (String name : endings) if (asked.endWith(name, false)) return true;
    return false;
  }

  private static boolean endsInAny(List<String> names, KeyWords asked) {
    for (String name : names) if (asked.endWith(name, true)) return true;
    return false;
  }

  private boolean endsUnmistakably(KeyWords asked) {
    for (String name : anywhere) if (asked.endWith(name, false)) return true;
    return false;
  }

  private List<String> without(List<String> names) {
    List<String> left = new ArrayList<>(names);
    left.removeAll(shown);
    return left;
  }

  /** What is known of one key. Immutable, so that threads may hand it on without a lock. */
  static final class Verdict {
    /** Whether it names a secret. */
    final boolean secret;

    /** Whether its last words name one: {@code X-Api-Key} does, {@code TokenException} does not. */
    final boolean endsSecret;

    /** Whether they do by a name that means nothing else. */
    final boolean endsUnmistakably;

    /** Whether it names one where it stands in the query of a URL. */
    final boolean signs;

    private final String key;

    Verdict(
        String key, boolean secret, boolean endsSecret, boolean endsUnmistakably, boolean signs) {
      this.key = key;
      this.secret = secret;
      this.endsSecret = endsSecret;
      this.endsUnmistakably = endsUnmistakably;
      this.signs = signs;
    }

    private boolean isOf(String text, int from, int to) {
      return key.length() == to - from && text.startsWith(key, from);
    }
  }
}
