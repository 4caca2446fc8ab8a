package io.telemetryagent.config.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** File names, separated by colons; that of a Windows drive, {@code C:\\jars}, is none. */
public final class FileListParser implements Parser<List<String>> {
  private static final PathParser ONE = new PathParser();

  @Override
  public List<String> parse(String text) {
    List<String> files = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean ends = i == text.length() || text.charAt(i) == ':' && !isDrive(text, start, i);
      if (!ends) continue;
      String file = text.substring(start, i).trim();
      if (file.isEmpty()) throw new IllegalArgumentException("empty");
      files.add(ONE.parse(file));
      start = i + 1;
    }
    return Collections.unmodifiableList(files);
  }

  @Override
  public List<String> absent() {
    return Collections.emptyList();
  }

  private static boolean isDrive(String text, int start, int colon) {
    return colon == start + 1 && Character.isLetter(text.charAt(start)) && isSlash(text, colon + 1);
  }

  private static boolean isSlash(String text, int i) {
    return i < text.length() && (text.charAt(i) == '\\' || text.charAt(i) == '/');
  }
}
