package io.telemetryagent.metadata.host;

import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import io.telemetryagent.redact.Redactor;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which process this is, and how it was started. Fills process.* of telemetry.v2. */
public final class ProcessDetector {
  /** It is on every line, and a class path of a thousand jars tells a reader nothing more. */
  private static final int MAX_COMMAND_LINE = 4096;

  private final Surroundings surroundings;
  private final Redactor redactor;

  public ProcessDetector(Surroundings surroundings, Redactor redactor) {
    this.surroundings = surroundings;
    this.redactor = redactor;
  }

  public Resource detect() {
    String executable = executable();
    return Resource.builder()
        .put("process.pid", pid())
        .put("process.executable", executable)
        .put("process.command_line", commandLine(executable))
        .build();
  }

  /** The cheapest source first: {@code ManagementFactory} loads some 200 classes. */
  private Integer pid() {
    Integer pid = positive(surroundings.link("/proc/self"));
    if (pid == null) pid = pidOfProcessHandle();
    return pid != null ? pid : positive(pidOfManagement());
  }

  /** From Java 9 on. */
  private static Integer pidOfProcessHandle() {
    try {
      Class<?> type = Class.forName("java.lang.ProcessHandle");
      Object current = type.getMethod("current").invoke(null);
      return positive(String.valueOf(type.getMethod("pid").invoke(current)));
    } catch (ReflectiveOperationException | RuntimeException java8) {
      return null;
    }
  }

  /** {@code 4711@host}. */
  private static String pidOfManagement() {
    String name = ManagementFactory.getRuntimeMXBean().getName();
    int at = name.indexOf('@');
    return at < 0 ? name : name.substring(0, at);
  }

  private static Integer positive(String text) {
    try {
      int number = text == null ? 0 : Integer.parseInt(text);
      return number > 0 ? number : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private String executable() {
    String link = surroundings.link("/proc/self/exe");
    // Linux adds that once the file was replaced, as an update of Java does.
    if (link != null && !link.endsWith(" (deleted)")) return link;
    String home = surroundings.property("java.home");
    if (home == null) return link;
    for (String name : new String[] {"java", "java.exe"}) {
      Path file = Paths.get(home, "bin", name);
      if (Files.isRegularFile(file)) return file.toString();
    }
    return link;
  }

  private String commandLine(String executable) {
    List<String> arguments = new ArrayList<>();
    String line = surroundings.read("/proc/self/cmdline");
    if (line != null) {
      arguments.addAll(Arrays.asList(line.split("\0")));
    } else {
      // Without /proc the options of the JVM stay unknown; the program's arguments are here.
      if (executable != null) arguments.add(executable);
      String command = surroundings.property("sun.java.command");
      if (command != null) arguments.addAll(Arrays.asList(command.split(" ")));
    }
    String shown = String.join(" ", redactor.commandLine(arguments));
    return shown.length() <= MAX_COMMAND_LINE
        ? shown
        : shown.substring(0, MAX_COMMAND_LINE - 3) + "...";
  }
}
