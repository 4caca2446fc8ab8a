package io.telemetryagent.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets in a text by the names before them. Where in doubt it takes out too much. */
final class SecretText {
  /** {@code jdbc:oracle:thin:user/password@}; Oracle allows 30 and 30 characters, rarely more. */
  private static final Pattern ORACLE_USER =
      Pattern.compile("(jdbc:oracle:\\w{1,20}:)[^\\s@]{1,500}@", Pattern.CASE_INSENSITIVE);

  /** {@code Authorization: Bearer x}, alone or after {@code --header=}. */
  private static final Pattern HEADER = Pattern.compile("(?:[/-]*+|-++\\w[\\w-]*+=)(\\w[\\w-]*+):");

  /** {@code "password": } of a JSON text. */
  private static final Pattern JSON_NAME = Pattern.compile("\"([^\"\\\\]{1,100})\"\\s*+:\\s*+");

  private SecretText() {}

  static String redact(String text) {
    // Texts without any of these marks hold no named secret, and most arguments are such.
    if (text.indexOf('=') < 0 && text.indexOf(':') < 0) return text;
    String safe = redactHeader(text);
    safe = ORACLE_USER.matcher(safe).replaceAll("$1" + SecretKeys.REDACTED + "@");
    return redactPairs(redactJson(redactUserInfo(safe)));
  }

  private static String redactHeader(String text) {
    Matcher header = HEADER.matcher(text);
    boolean secret = header.lookingAt() && SecretKeys.isSecret(header.group(1));
    return secret ? text.substring(0, header.end()) + SecretKeys.REDACTED : text;
  }

  /** {@code scheme://user:password@host} keeps scheme and host. Takes linear time. */
  private static String redactUserInfo(String text) {
    StringBuilder safe = new StringBuilder();
    int copied = 0;
    int at = 0;
    for (int mark = text.indexOf("://"); mark >= 0; mark = text.indexOf("://", mark + 1)) {
      int start = mark + 3;
      if (start < copied) continue;
      if (at < start) at = indexOfAny(text, "@ \t\r\n", start);
      if (at == text.length() || text.charAt(at) != '@' || !isUserInfo(text, start, at)) continue;
      // A password may hold an @ that should have been encoded: the last one before the path ends
      // it.
      int end = text.lastIndexOf('@', indexOfAny(text, "/?# \t\r\n", at));
      safe.append(text, copied, start).append(SecretKeys.REDACTED);
      copied = end;
    }
    return safe.append(text, copied, text.length()).toString();
  }

  /** Not for {@code host/path@} and {@code host:80/path@}; for a password with a slash in it. */
  private static boolean isUserInfo(String text, int start, int at) {
    int slash = indexOfAny(text, "/?#", start);
    if (slash > at) return true;
    int colon = text.indexOf(':', start);
    return colon >= 0 && colon < slash && !text.substring(colon + 1, slash).matches("[0-9]*");
  }

  private static int indexOfAny(String text, String chars, int from) {
    int i = from;
    while (i < text.length() && chars.indexOf(text.charAt(i)) < 0) i++;
    return i;
  }

  private static String redactJson(String text) {
    if (text.indexOf('"') < 0) return text;
    Matcher name = JSON_NAME.matcher(text);
    StringBuilder safe = new StringBuilder();
    int copied = 0;
    while (name.find(copied)) {
      safe.append(text, copied, name.end());
      copied = name.end();
      if (!SecretKeys.isSecret(name.group(1))) continue;
      safe.append('"').append(SecretKeys.REDACTED).append('"');
      copied = jsonValueEnd(text, copied);
    }
    return safe.append(text, copied, text.length()).toString();
  }

  /** After the closing quote of a string, or before what ends any other value. */
  private static int jsonValueEnd(String text, int start) {
    boolean string = start < text.length() && text.charAt(start) == '"';
    for (int i = string ? start + 1 : start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (string && c == '\\') i++;
      if (string && c == '"') return i + 1;
      if (!string && ",}]".indexOf(c) >= 0) return i;
    }
    return text.length();
  }

  /** {@code a=b&password=x&c=d}: the value ends where the next pair starts, or the text does. */
  private static String redactPairs(String text) {
    StringBuilder safe = new StringBuilder();
    int copied = 0;
    for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
      int key = keyStart(text, equals);
      if (!SecretKeys.isSecret(withoutD(text.substring(key, equals)))) continue;
      // A secret at the start of the text has all of it: it may hold any character.
      boolean all = key == 0;
      int end = all ? text.length() : nextPair(text, equals + 1);
      safe.append(text, copied, equals + 1).append(SecretKeys.REDACTED);
      copied = end;
      equals = end - 1;
    }
    return safe.append(text, copied, text.length()).toString();
  }

  /** Index of the separator before the next {@code key=}, or the end. */
  private static int nextPair(String text, int from) {
    for (int equals = text.indexOf('=', from);
        equals >= 0;
        equals = text.indexOf('=', equals + 1)) {
      int key = keyStart(text, equals);
      if (key < equals && key > from && "&;,?) ".indexOf(text.charAt(key - 1)) >= 0) return key - 1;
    }
    return text.length();
  }

  private static int keyStart(String text, int equals) {
    int start = equals;
    while (start > 0 && isKeyPart(text.charAt(start - 1))) start--;
    return start;
  }

  private static boolean isKeyPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '[' || c == ']';
  }

  /** {@code -Dpwd} sets {@code pwd}. */
  private static String withoutD(String key) {
    return key.startsWith("-D") ? key.substring(2) : key;
  }
}
