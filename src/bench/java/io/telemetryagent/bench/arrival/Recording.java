package io.telemetryagent.bench.arrival;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The method events of a flight recording, counted by the JDK's own tool. */
public record Recording(Path file, Path jfrTool) implements Arrivals {
  private static final Pattern COUNT =
      Pattern.compile("^\\s*jdk\\.MethodTrace\\s+(\\d+)", Pattern.MULTILINE);

  @Override
  public long calls() throws IOException {
    Process process =
        new ProcessBuilder(jfrTool.toString(), "summary", file.toString())
            .redirectErrorStream(true)
            .start();
    String summary = new String(process.getInputStream().readAllBytes());
    Matcher count = COUNT.matcher(summary);
    if (!count.find()) {
      throw new IOException("no count of method events in: " + summary);
    }
    return Long.parseLong(count.group(1));
  }
}
