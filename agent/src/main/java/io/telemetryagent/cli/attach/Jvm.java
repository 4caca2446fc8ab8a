package io.telemetryagent.cli.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** A JVM that one may attach to, as far as it can be known without touching it. */
public final class Jvm {
  private static final String OWN_NAME = "telemetry-agent";

  private final long pid;
  private final ProcessFacts process;
  private final PerfData published;

  Jvm(long pid) {
    this.pid = pid;
    this.process = ProcessFacts.of(pid);
    this.published = PerfData.of(process);
  }

  /** All of this user, or of every user for root; not this one. */
  public static List<Jvm> all() {
    List<Jvm> all = new ArrayList<>();
    if (!ProcessFacts.areKnown()) {
      for (long pid : JdkAttachment.pids()) {
        all.add(new Jvm(pid));
      }
      return all;
    }
    String ownPid = ProcessFacts.own().innerPid();
    for (long pid : ProcessFacts.pids()) {
      ProcessFacts process = ProcessFacts.of(pid);
      boolean own = process.innerPid().equals(ownPid) && !process.isInOtherPidNamespace();
      if (!own && Boolean.TRUE.equals(process.isJvm())) {
        all.add(new Jvm(pid));
      }
    }
    return all;
  }

  /**
   * The one with that pid, whether it is there or not; or the ones that are called so: by main
   * class, with or without its package, by jar, with or without {@code .jar}; else those whose name
   * holds the text.
   */
  public static List<Jvm> called(String text) {
    List<Jvm> exact = new ArrayList<>();
    if (text.matches("[0-9]{1,18}")) {
      exact.add(new Jvm(Long.parseLong(text)));
      return exact;
    }
    List<Jvm> near = new ArrayList<>();
    for (Jvm jvm : all()) {
      String name = jvm.name();
      if (name.equals(text) || name.endsWith("." + text) || name.equals(text + ".jar")) {
        exact.add(jvm);
      } else if (name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
        near.add(jvm);
      }
    }
    return exact.isEmpty() ? near : exact;
  }

  public long pid() {
    return pid;
  }

  /** The main class, or the jar's file name; {@code unknown} where nothing tells. */
  public String name() {
    String command = published.command();
    if (command == null || command.isEmpty()) {
      command = LaunchWords.command(process.commandLine());
    }
    String first = command == null ? "unknown" : command.split(" ", 2)[0];
    return first.endsWith(".jar") ? first.substring(first.lastIndexOf('/') + 1) : first;
  }

  /** {@code 17.0.15}; null where nothing tells. */
  public String javaVersion() {
    return published.javaVersion();
  }

  /** Whether it is for Java 21 or later, which warns of agents that are attached. */
  public boolean warnsOfAgents() {
    String version = javaVersion();
    String feature = version == null ? "" : version.split("[^0-9]", 2)[0];
    return !feature.isEmpty() && Integer.parseInt(feature) >= 21 && !isAllowed();
  }

  private boolean isAllowed() {
    return Boolean.TRUE.equals(flag("EnableDynamicAgentLoading"));
  }

  ProcessFacts process() {
    return process;
  }

  boolean forbidsAttaching() {
    return published.forbidsAttaching() || Boolean.TRUE.equals(flag("DisableAttachMechanism"));
  }

  boolean forbidsAgents() {
    return Boolean.FALSE.equals(flag("EnableDynamicAgentLoading"));
  }

  /** Whether a flag of the JVM was set, by all we know; null if it was not given. */
  private Boolean flag(String flag) {
    String arguments =
        Objects.toString(process.variable("JAVA_TOOL_OPTIONS"), "")
            + " "
            + String.join(" ", process.commandLine())
            + " "
            + Objects.toString(published.arguments(), "")
            + " "
            + Objects.toString(process.variable("_JAVA_OPTIONS"), "");
    int on = arguments.lastIndexOf("-XX:+" + flag);
    int off = arguments.lastIndexOf("-XX:-" + flag);
    return on == off ? null : (Boolean) (on > off);
  }

  /**
   * The version of our agent that is in; null if none is. Asks the JVM only where something points
   * to it.
   */
  public String agentVersion() {
    String started = Objects.toString(published.arguments(), "");
    boolean suspected =
        !ProcessFacts.areKnown()
            || started.contains(OWN_NAME)
            || process.hasOpen(OWN_NAME)
            || process.hasOpen(OwnJarFile.name());
    if (!suspected) {
      return null;
    }
    try (Attachment attachment = Attaching.to(this)) {
      Properties properties = attachment.agentProperties();
      return properties.getProperty("telemetry-agent.version");
    } catch (AttachFailure e) {
      return null;
    }
  }
}
