package io.telemetryagent.e2e.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.lines.TraceCheck.End;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM to be started with the agent. Each run has a folder of its own, target/runs/N: the app's
 * working directory {@code work}, {@code stderr}, and {@code lines.jsonl} if it has a fault.
 */
public final class AgentJvm {
  public static final Path AGENT =
      Path.of("../../agent/target/telemetry-agent.jar").toAbsolutePath();

  private final int version;
  private final List<String> flags = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private List<Path> classpath =
      List.of(Path.of("target/programs/java8"), Path.of("target/programs/java17"));
  private List<String> starter = List.of();
  private List<String> command = List.of();
  private String output = "lines.jsonl";
  private boolean agentFlag = true;
  private Duration timeout = Duration.ofSeconds(60);

  private AgentJvm(int version) {
    this.version = version;
    // The tests must not wait for metadata servers; nor depend on where they run.
    environment.put("ENABLE_CLOUD_METADATA", "false");
  }

  public static AgentJvm java(int version) {
    return new AgentJvm(version);
  }

  /** Runs one of our programs on the Java of the build. */
  public static Run run(String mainClass, String options) {
    return java(Jdks.own()).main(mainClass).options(options).run();
  }

  public AgentJvm classpath(Path... classpath) {
    this.classpath = List.of(classpath);
    return this;
  }

  public AgentJvm main(String mainClass, String... args) {
    return launch(Stream.concat(Stream.of("-cp", join(classpath), mainClass), Stream.of(args)));
  }

  public AgentJvm jar(Path jar, String... args) {
    return launch(
        Stream.concat(Stream.of("-jar", jar.toAbsolutePath().toString()), Stream.of(args)));
  }

  /** What follows the JVM's flags, in other forms than the two above. */
  public AgentJvm launch(String... command) {
    return launch(Stream.of(command));
  }

  private AgentJvm launch(Stream<String> words) {
    command = words.toList();
    return this;
  }

  /** The words of a program that starts the JVM: it gets the command as its arguments. */
  public AgentJvm startedBy(String... words) {
    starter = List.of(words);
    return this;
  }

  /** Agent options, joined by commas to those given before. */
  public AgentJvm options(String... more) {
    Collections.addAll(options, more);
    return this;
  }

  public AgentJvm flags(String... more) {
    Collections.addAll(flags, more);
    return this;
  }

  public AgentJvm property(String key, String value) {
    return flags("-D" + key + "=" + value);
  }

  public AgentJvm environment(String key, String value) {
    environment.put(key, value);
    return this;
  }

  /**
   * The value of output_path: "stdout", or a path from the run's folder; null leaves the option
   * out.
   */
  public AgentJvm output(String path) {
    output = path;
    return this;
  }

  /** A file that the app finds in its working directory. */
  public AgentJvm file(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** Leaves the agent to be named by other means, as JAVA_TOOL_OPTIONS. */
  public AgentJvm withoutAgentFlag() {
    agentFlag = false;
    return this;
  }

  public AgentJvm timeout(Duration timeout) {
    this.timeout = timeout;
    return this;
  }

  /** Runs with the agent and checks every line, the trace, and that stderr has nothing from us. */
  public Run run() {
    return start(true).quiet().checked(End.ORDERLY);
  }

  /** As {@link #run}, for a process that ends without running its shutdown hooks. */
  public Run runKilled() {
    return start(true).quiet().checked(End.KILLED);
  }

  /** As {@link #run}, where the agent has something to say on stderr. */
  public Run runSpeaking() {
    return start(true).checked(End.ORDERLY);
  }

  /** Runs with the agent, which must refuse to work. */
  public Run runOff() {
    Run run = start(true);
    assertThat(run.linesFile()).as("lines of " + run).isNull();
    assertThat(new String(run.ownLines(), StandardCharsets.UTF_8)).isEmpty();
    return run;
  }

  /** Runs with the agent; the caller checks. */
  public Run runUnchecked() {
    return start(true);
  }

  /** The same without the agent. */
  public Run runPlain() {
    return start(false);
  }

  /** Runs without and with the agent: the app must not tell the difference. */
  public Run runLikePlain() {
    Run plain = runPlain();
    Run run = run();
    run.assertLike(plain);
    return run;
  }

  /** The same, with the lines thrown away, for programs that make millions of them. */
  public Run runLikePlainUnread() {
    Run plain = runPlain();
    Run run = output("/dev/null").options("overflow=drop").start(true).quiet();
    run.assertLike(plain);
    return run;
  }

  /** The agent's flag, for programs and variables that start a JVM themselves. */
  public static String agentFlag(String options) {
    return "-javaagent:" + AGENT + (options.isEmpty() ? "" : "=" + options);
  }

  /** Starts it without the agent, and leaves it running. */
  public RunningJvm startPlain() {
    return startRunning(false);
  }

  /** Starts it with the agent, and leaves it running. */
  public RunningJvm startTraced() {
    return startRunning(true);
  }

  private RunningJvm startRunning(boolean agent) {
    Path folder = RunFolder.create(files);
    ProcessBuilder builder = process(folder, agent);
    builder.redirectInput(ProcessBuilder.Redirect.PIPE);
    return RunningJvm.start(builder, folder);
  }

  private Run start(boolean agent) {
    Path folder = RunFolder.create(files);
    return Run.of(process(folder, agent), folder, timeout);
  }

  private ProcessBuilder process(Path folder, boolean agent) {
    List<String> words = new ArrayList<>(starter);
    words.add(Jdks.java(version).toString());
    List<String> all = new ArrayList<>(options);
    if (output != null) {
      all.add("output_path=" + (output.equals("stdout") ? output : folder.resolve(output)));
    }
    if (agent && agentFlag) {
      words.add(agentFlag(String.join(",", all)));
    }
    words.addAll(flags);
    words.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.directory(folder.resolve("work").toFile());
    builder.redirectError(folder.resolve("stderr").toFile());
    builder.redirectInput(new File("/dev/null"));
    Map<String, String> env = builder.environment();
    env.keySet().removeIf(RunFolder::isConfiguration);
    env.putAll(environment);
    if (!agent) {
      env.remove("JAVA_TOOL_OPTIONS");
    }
    return builder;
  }

  private static String join(List<Path> paths) {
    return paths.stream()
        .map(path -> path.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
