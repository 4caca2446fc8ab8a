package io.telemetryagent.output;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Fills in the placeholders of {@code output_path}. */
public final class OutputPath {
  private OutputPath() {}

  /**
   * The path with {@code %p} (process id), {@code %h} (host name), {@code %s} (service name) and
   * {@code %t} (start time, UTC, {@code 20261122T093320Z}) replaced. {@code %%} stands for a
   * percent sign; any other pair stays as it is. What could leave the folder becomes {@code _}.
   */
  public static String expand(
      String pattern, String pid, String host, String service, long startMillis) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '%' || i + 1 == pattern.length()) {
        path.append(c);
        continue;
      }
      switch (pattern.charAt(++i)) {
        case 'p':
          path.append(fileName(pid));
          break;
        case 'h':
          path.append(fileName(host));
          break;
        case 's':
          path.append(fileName(service));
          break;
        case 't':
          path.append(startTime(startMillis));
          break;
        case '%':
          path.append('%');
          break;
        default:
          path.append('%').append(pattern.charAt(i));
      }
    }
    return path.toString();
  }

  private static String fileName(String text) {
    return text == null ? "unknown" : text.replaceAll("[^\\p{L}\\p{N}._-]|^\\.+", "_");
  }

  private static String startTime(long epochMillis) {
    return LocalDateTime.ofEpochSecond(epochMillis / 1000, 0, ZoneOffset.UTC)
        .format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT));
  }
}
