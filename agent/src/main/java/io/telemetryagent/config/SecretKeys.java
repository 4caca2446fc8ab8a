package io.telemetryagent.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by its name whether a value is a secret, and takes secrets out of texts. */
public final class SecretKeys {
  /** Stands where a secret stood. */
  public static final String REDACTED = "[redacted]";

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
  private static final Set<String> AS_A_WORD =
      new HashSet<>(
          Arrays.asList(
              "pwd", "pass", "secret", "token", "cookie", "session", "card", "cvv", "ssn"));

  /** Compounds written as one word: {@code authtoken}, {@code clientsecret}. */
  private static final List<String> ENDING_A_WORD = Arrays.asList("token", "secret", "cookie");

  private static final Pattern WORD_BREAK =
      Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private SecretKeys() {}

  /** Whether {@code key} names a secret: {@code dbPassword}, {@code X-Api-Key}, {@code TOKEN}. */
  public static boolean isSecret(String key) {
    StringBuilder joined = new StringBuilder();
    for (String part : WORD_BREAK.split(key)) {
      String word = part.toLowerCase(Locale.ROOT);
      if (isSecretWord(word)) return true;
      joined.append(word);
    }
    for (String name : ANYWHERE) {
      if (joined.indexOf(name) >= 0) return true;
    }
    return false;
  }

  private static boolean isSecretWord(String word) {
    String singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    if (AS_A_WORD.contains(word) || AS_A_WORD.contains(singular)) return true;
    for (String ending : ENDING_A_WORD) {
      if (singular.endsWith(ending)) return true;
    }
    return false;
  }

  /** {@code text}, which is the value of {@code key}, as it may be shown. */
  public static String mask(String key, String text) {
    return isSecret(key) ? REDACTED : redact(text);
  }

  /** {@code text} without the secrets in it: user info of URLs, {@code password=x}, headers. */
  public static String redact(String text) {
    return SecretText.redact(text);
  }

  /** The arguments of a process without their secrets. Fills process.command_line. */
  public static List<String> redactCommandLine(List<String> arguments) {
    List<String> shown = new ArrayList<>(arguments.size());
    boolean afterSecretFlag = false;
    for (String argument : arguments) {
      boolean secretFlag = isSecretFlag(argument);
      boolean isValue = afterSecretFlag && !secretFlag && !isSecretPair(argument);
      shown.add(isValue ? REDACTED : redact(argument));
      afterSecretFlag = secretFlag;
    }
    return shown;
  }

  /** {@code --token}: the next argument is the secret. */
  private static boolean isSecretFlag(String argument) {
    return argument.startsWith("-")
        && !argument.startsWith("-D")
        && !argument.startsWith("-X")
        && argument.indexOf('=') < 0
        && argument.indexOf(':') < 0
        && isSecret(argument);
  }

  /** {@code --token=x}: holds its secret itself, even where a value was awaited. */
  private static boolean isSecretPair(String argument) {
    int equals = argument.indexOf('=');
    return argument.startsWith("-") && equals > 0 && isSecret(argument.substring(0, equals));
  }
}
