package io.telemetryagent.config.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Patterns of what to weave. Refuses what cannot mean anything; what they match is not decided
 * here.
 */
public final class PatternListParser implements Parser<List<String>> {
  public static final String ALLOWED =
      "a list of patterns separated by colons, each pkg.*, pkg.Type, pkg.Type#method or"
          + " @pkg.Annotation, where * matches any run of characters";

  private final boolean mayBeEmpty;

  /** A parser that takes an empty text for no pattern, or refuses it. */
  public PatternListParser(boolean mayBeEmpty) {
    this.mayBeEmpty = mayBeEmpty;
  }

  @Override
  public List<String> parse(String text) {
    List<String> patterns = new ArrayList<>();
    for (String item : text.split(":", -1)) patterns.add(checked(item.trim()));
    return Collections.unmodifiableList(patterns);
  }

  @Override
  public List<String> empty() {
    return mayBeEmpty ? absent() : Parser.super.empty();
  }

  @Override
  public List<String> absent() {
    return Collections.emptyList();
  }

  private static String checked(String pattern) {
    boolean annotation = pattern.startsWith("@");
    int hash = annotation ? -1 : pattern.indexOf('#');
    String type = hash < 0 ? pattern.substring(annotation ? 1 : 0) : pattern.substring(0, hash);
    for (String part : type.split("\\.", -1)) checkName(part, "");
    // <init> and <clinit> are names of methods too.
    if (hash >= 0) checkName(pattern.substring(hash + 1), "<>");
    return pattern;
  }

  private static void checkName(String name, String alsoAllowed) {
    if (name.isEmpty()) throw new IllegalArgumentException("empty name");
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      // Kotlin puts hyphens into the names of methods that take inline classes.
      boolean fits = Character.isJavaIdentifierPart(c) || c == '*' || c == '-';
      if (!fits && alsoAllowed.indexOf(c) < 0) throw new IllegalArgumentException(name);
      i += Character.charCount(c);
    }
  }
}
