package io.telemetryagent.metadata.app;

import io.telemetryagent.metadata.facts.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a Java source file declares, found by reading its words, without compiling it. */
final class SourceFile {
  private static final Set<String> TYPE_KEYWORDS =
      new HashSet<>(Arrays.asList("class", "interface", "enum", "record"));

  private final String text;
  private final List<String> types = new ArrayList<>();
  private String packageName;
  private boolean hasTopLevelMain;
  private int at;

  private SourceFile(String text) {
    this.text = text;
    readDeclarations();
  }

  /** Reads the file's start; as if empty where it cannot be read. */
  static SourceFile read(Path file) {
    String text = Surroundings.read(file);
    return new SourceFile(text == null ? "" : text);
  }

  /** For tests: the declarations in {@code text}. */
  static SourceFile of(String text) {
    return new SourceFile(text);
  }

  /** Null in the default package. */
  String packageName() {
    return packageName;
  }

  /** The simple names of the top-level types, in their order. */
  List<String> types() {
    return types;
  }

  /** The first type, as the launcher takes it; of a compact source file, the type it stands for. */
  String mainClass(Path file) {
    String simple = types.isEmpty() || hasTopLevelMain ? baseName(file) : types.get(0);
    return packageName == null ? simple : packageName + "." + simple;
  }

  static boolean isIdentifier(String name) {
    if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) return false;
    for (int i = 1; i < name.length(); i++) {
      if (!Character.isJavaIdentifierPart(name.charAt(i))) return false;
    }
    return true;
  }

  /** The name without folder and suffix. */
  static String baseName(Path file) {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Walks over the file once; what stands in braces, strings and comments declares nothing. */
  private void readDeclarations() {
    if (text.startsWith("#!")) skipPast("\n");
    int depth = 0;
    String before = "";
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("//", at)) {
        skipPast("\n");
      } else if (text.startsWith("/*", at)) {
        at += 2;
        skipPast("*/");
      } else if (c == '"' || c == '\'') {
        skipLiteral(c);
      } else if (Character.isJavaIdentifierStart(c)) {
        String word = word();
        if (depth == 0) declare(before, word);
        before = word;
      } else {
        if (c == '{' || c == '(') depth++;
        if (c == '}' || c == ')') depth--;
        if (!Character.isWhitespace(c)) before = "";
        at++;
      }
    }
  }

  private void declare(String keyword, String word) {
    if (TYPE_KEYWORDS.contains(keyword)) types.add(word);
    if (word.equals("main") && text.startsWith("(", at)) hasTopLevelMain = true;
    if (keyword.equals("package") && packageName == null && types.isEmpty()) {
      int end = text.indexOf(';', at);
      packageName = end < 0 ? null : word + withoutSpaces(text.substring(at, end));
    }
  }

  private static String withoutSpaces(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) kept.append(text.charAt(i));
    }
    return kept.toString();
  }

  private String word() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) at++;
    return text.substring(start, at);
  }

  private void skipLiteral(char quote) {
    if (text.startsWith("\"\"\"", at)) {
      at += 3;
      while (at < text.length() && !text.startsWith("\"\"\"", at)) {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      at += 3;
      return;
    }
    at++;
    while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  private void skipPast(String end) {
    int found = text.indexOf(end, at);
    at = found < 0 ? text.length() : found + end.length();
  }
}
