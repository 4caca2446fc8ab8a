package io.telemetryagent.cli;

import io.telemetryagent.cli.plan.Plan;
import io.telemetryagent.cli.plan.PlanReport;
import io.telemetryagent.cli.plan.Why;
import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.metadata.app.LaunchCommand;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says beforehand what would be woven. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Shows which classes and methods would be woven, how many, and why others would not.",
      "Reads class files without running them: of jars, folders, Spring Boot's jars, WARs. Without"
          + " include=... the package of the first jar's main class is meant, as at start."
    })
final class PlanCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "JAR|CLASSPATH|key=value",
      arity = "1..*",
      description = "Jars and folders, one by one or as a class path; options of the agent.")
  private List<String> words;

  @Option(
      names = "--why",
      paramLabel = "com.acme.X#y",
      description = "Only tell why this method, or each of this class, is woven or not.")
  private String why;

  @Option(names = "--json", description = "Write one JSON object.")
  private boolean json;

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Path> paths = new ArrayList<>();
    List<String> options = new ArrayList<>();
    for (String word : words) {
      if (word.matches("[a-z_]+=.*") && !new File(word).exists()) {
        options.add(word);
      } else {
        addPaths(word, paths);
      }
    }
    if (paths.isEmpty()) {
      throw CommandFailure.wrongUse(
          "there is nothing to read; name a jar, a folder or a class path");
    }
    AgentConfig config = GivenOptions.ofThisProcess(options, terminal.environment);
    for (String warning : config.warnings()) {
      terminal.err.println("telemetry-agent: " + warning);
    }
    List<String> include = include(config, paths);
    tell(Plan.of(paths, include, config), include);
    return Cli.DONE;
  }

  private void tell(Plan plan, List<String> include) {
    if (why != null) {
      explain(plan);
      return;
    }
    PlanReport report = new PlanReport(plan, include);
    if (json) {
      terminal.out.println(JsonText.of(report.toMap()));
      return;
    }
    report.print(terminal.out);
    terminal.out.flush();
    for (String warning : report.warnings()) {
      terminal.err.println("warning: " + warning);
    }
  }

  private void explain(Plan plan) {
    try {
      new Why(plan).of(why).forEach(terminal.out::println);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed(e.getMessage());
    }
  }

  /** As the agent would choose it, were it started in front of the first jar. */
  private static List<String> include(AgentConfig config, List<Path> paths) {
    if (config.isSet(Options.INCLUDE)) {
      return config.get(Options.INCLUDE);
    }
    String jar = paths.get(0).toString();
    Map<String, String> properties = new HashMap<>();
    properties.put("user.dir", System.getProperty("user.dir"));
    properties.put("sun.java.command", jar);
    properties.put("java.class.path", jar);
    Surroundings surroundings =
        new Surroundings(Collections.<String, String>emptyMap(), properties, Paths.get("/"));
    List<String> include = LaunchCommand.of(surroundings).defaultInclude();
    if (include.isEmpty() || Files.isDirectory(paths.get(0))) {
      throw CommandFailure.wrongUse(
          jar + " does not say what its main class is; name what to weave: include=com.acme.*");
    }
    return include;
  }

  /** A word may be a class path; {@code lib/*} in it is each jar of the folder. */
  private static void addPaths(String word, List<Path> paths) {
    for (String part : word.split(File.pathSeparator)) {
      if (part.endsWith(File.separator + "*") || part.equals("*")) {
        File[] jars =
            new File(part).getAbsoluteFile().getParentFile().listFiles(PlanCommand::isJar);
        for (File jar : jars == null ? new File[0] : jars) {
          paths.add(jar.toPath());
        }
      } else if (!part.isEmpty()) {
        paths.add(existing(part));
      }
    }
  }

  private static boolean isJar(File file) {
    return file.isFile() && file.getName().endsWith(".jar");
  }

  private static Path existing(String name) {
    Path path = new InputFile(name).path();
    if (!Files.exists(path)) {
      throw CommandFailure.failed("there is no file " + name);
    }
    if (!Files.isDirectory(path) && !isArchive(path)) {
      throw CommandFailure.failed(name + " is neither a jar nor a folder");
    }
    return path;
  }

  private static boolean isArchive(Path path) {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return zip.size() >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
