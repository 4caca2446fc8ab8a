package io.telemetryagent.bench.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Markdown page with sections that are filled in: what stands between {@code <!-- begin NAME -->}
 * and {@code <!-- end NAME -->}.
 */
public record Page(Path file) {
  /**
   * Replaces a section.
   *
   * @throws IOException if the page has no section of that name
   */
  public void replace(String name, String text) throws IOException {
    String begin = "<!-- begin " + name + " -->\n";
    String end = "<!-- end " + name + " -->";
    String page = Files.readString(file);
    int from = page.indexOf(begin);
    int to = page.indexOf(end, Math.max(0, from));
    if (from < 0 || to < 0) {
      throw new IOException(file + " has no section " + name);
    }
    String before = page.substring(0, from + begin.length());
    Files.writeString(file, before + text.strip() + "\n" + page.substring(to));
  }
}
