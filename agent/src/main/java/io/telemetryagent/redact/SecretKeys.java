package io.telemetryagent.redact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells by its name whether a value is a secret. Immutable. */
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
          "cardnumber");

  /** Also parts of other words: {@code discard}, {@code tokenizer}, {@code secretary}. */
  private static final List<String> AS_A_WORD =
      Arrays.asList("pwd", "pass", "secret", "token", "cookie", "session", "card", "cvv", "ssn");

  /** Compounds written as one word: {@code authtoken}, {@code clientsecret}. */
  private static final List<String> ENDING_A_WORD = Arrays.asList("token", "secret", "cookie");

  private final List<String> anywhere;
  private final List<String> words;
  private final List<String> endings;
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
    for (String name : added) words.add(lettersOf(name));
  }

  /** A name as it is compared: its letters in lower case. */
  static String lettersOf(String name) {
    return new KeyWords(name).letters();
  }

  /** Whether {@code key} names a secret: {@code dbPassword}, {@code X-Api-Key}, {@code TOKEN}. */
  boolean isSecret(String key) {
    KeyWords asked = new KeyWords(key);
    if (shown.contains(asked.letters())) return false;
    for (String name : anywhere) if (asked.hold(name)) return true;
    for (String name : words) if (asked.haveWords(name)) return true;
    for (String name : endings) if (asked.haveWordsEnding(name)) return true;
    return false;
  }

  /** Whether its last words name one: {@code X-Api-Key} does, {@code TokenException} does not. */
  boolean endsSecret(String key) {
    KeyWords asked = new KeyWords(key);
    if (shown.contains(asked.letters())) return false;
    for (String name : words) if (asked.endWith(name, true)) return true;
    for (String name : endings) if (asked.endWith(name, false)) return true;
    return endsUnmistakably(asked);
  }

  /** As {@link #endsSecret}, by those names alone that mean nothing else. */
  boolean endsUnmistakably(String key) {
    KeyWords asked = new KeyWords(key);
    return !shown.contains(asked.letters()) && endsUnmistakably(asked);
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
}
