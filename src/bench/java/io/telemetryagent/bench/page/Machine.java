package io.telemetryagent.bench.page;

import io.telemetryagent.bench.run.Jdks;
import io.telemetryagent.bench.run.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the figures hold for: the machine, the versions, the date. Linux only. */
public final class Machine {
  private final Setup setup;
  private final String commit;

  private Machine(Setup setup, String commit) {
    this.setup = setup;
    this.commit = commit;
  }

  /** This machine, now. */
  public static Machine here(Setup setup) throws IOException {
    return new Machine(
        setup, firstLine("git", "-C", setup.root().toString(), "describe", "--always"));
  }

  /** When and how a section was measured. */
  public String footnote(String section) {
    return String.format(
        "*Measured %s by `src/bench/run --%s --only %s` at commit %s on JDK %s.*",
        LocalDate.now(ZoneOffset.UTC),
        setup.plan().name(),
        section,
        commit,
        System.getProperty("java.version"));
  }

  /** The machine and the versions of all agents. */
  public String table() throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Table("what", "which")
        .row("processor", field("/proc/cpuinfo", "model name") + ", " + cores + " cores")
        .row("memory", field("/proc/meminfo", "MemTotal"))
        .row("system", field("/etc/os-release", "PRETTY_NAME") + ", Linux " + kernel())
        .row("JDK", System.getProperty("java.vm.version"))
        .row("JDK 21, JDK 25", jdk(21) + ", " + jdk(25))
        .row("agents", agents())
        .toString();
  }

  /** Without what a distribution appends. */
  private static String kernel() {
    return System.getProperty("os.version").replaceFirst("-.*", "");
  }

  private static String jdk(int version) throws IOException {
    Path home = Jdks.home(version).orElse(null);
    return home == null ? "none" : field(home.resolve("release").toString(), "JAVA_VERSION");
  }

  private String agents() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> peers = Files.list(setup.peer("kieker").getParent())) {
      peers.forEach(peer -> names.add(peer.getFileName().toString().replace(".jar", "")));
    }
    return String.join(", ", names);
  }

  /** The value of the first line {@code name: value} or {@code name="value"}. */
  private static String field(String file, String name) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", "").replace("\"", ""))
          .orElse("unknown");
    }
  }

  private static String firstLine(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes()).lines().findFirst().orElse("?");
  }
}
