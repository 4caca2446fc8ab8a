package io.telemetryagent.cli.attach;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Why attaching does not work, and what helps. */
final class AttachTrouble {
  private static final String PROGRAM = "java -jar telemetry-agent.jar";
  private static final String OR_AT_START =
      "; start it without, or with -javaagent:telemetry-agent.jar";

  /** What JVMs and tools of different versions say where the agent's jar could not be read. */
  private static final String NO_JAR = "100|.*: 100|.*(Agent JAR not found|no answer from).*";

  private final Jvm jvm;
  private final ProcessFacts process;
  private final ProcessFacts own = ProcessFacts.own();
  private final String name;

  AttachTrouble(Jvm jvm) {
    this.jvm = jvm;
    this.process = jvm.process();
    this.name = "process " + jvm.pid();
  }

  /**
   * Looks before the process is touched. To ask a process that is no JVM would end it, and one that
   * lets nobody in would print its threads into the app's output.
   *
   * @param jar what it is to load
   */
  void checkBefore(String jar) throws AttachFailure {
    if (!ProcessFacts.areKnown()) {
      return;
    }
    if (!process.exists()) {
      throw explained(
          "there is no process "
              + jvm.pid()
              + "; "
              + PROGRAM
              + " list shows the JVMs (those of another container cannot be seen from here)");
    }
    if (isOfAnotherUser() && (!"0".equals(own.user()) || isJava8())) {
      throw ofAnotherUser();
    }
    if (!Boolean.TRUE.equals(process.isJvm())) {
      throw explained(
          name
              + " is "
              + Objects.toString(process.executable(), "of a kind we may not see")
              + ", not a JVM (nor is what GraalVM compiled to a native program); "
              + PROGRAM
              + " list shows the JVMs");
    }
    if (jvm.forbidsAttaching()) {
      throw explained(
          name + " was started with -XX:+DisableAttachMechanism and lets nobody in" + OR_AT_START);
    }
    if (isJava8() && (process.isInOtherPidNamespace() || process.seesOtherFiles())) {
      throw explained(
          name
              + " is in a container, or has a /tmp of its own, where Java 8 cannot attach from"
              + " outside; run this with Java 11 or later, or in the container (docker exec,"
              + " kubectl exec)");
    }
    String aboutJar = jar == null ? null : aboutJar(jar);
    if (aboutJar != null) {
      throw explained(aboutJar);
    }
    if (process.isStopped()) {
      throw explained(name + " is stopped; kill -CONT " + jvm.pid() + " lets it go on");
    }
  }

  /** A better reason than the failure gives, where one is known. */
  AttachFailure explain(AttachFailure failure, String jar) {
    if (failure.isExplained()) {
      return failure;
    }
    String said = Objects.toString(failure.getMessage(), "");
    String why = why(said, jar);
    return AttachFailure.explained(
        why != null ? why : "cannot attach to " + name + " (" + said.trim() + ")", failure);
  }

  /** Null where no better reason is known. */
  private String why(String said, String jar) {
    if (said.contains("Dynamic agent loading is not enabled") || jvm.forbidsAgents()) {
      return name
          + " was started with -XX:-EnableDynamicAgentLoading, which forbids to load an agent"
          + OR_AT_START;
    }
    if (!ProcessFacts.areKnown()) {
      return null;
    }
    if (!process.exists()) {
      return name + " ended while it was being attached to";
    }
    if (process.hasLostAttachSocket()) {
      return "the file /tmp/.java_pid"
          + process.innerPid()
          + ", by which one attaches to "
          + name
          + ", was deleted, and its JVM makes no new one; restart the application, and keep what"
          + " cleans /tmp from such files (systemd-tmpfiles: x /tmp/.java_pid*)";
    }
    if (isOfAnotherUser()) {
      return ofAnotherUser().getMessage();
    }
    if (process.isOpenJ9()) {
      return name + " is an OpenJ9 JVM; run this with the java of an OpenJ9 JDK (" + said + ")";
    }
    return said.matches(NO_JAR)
        ? "the JVM of " + name + " cannot load " + jar + "; can its user read it, in its container?"
        : null;
  }

  /** Null where nothing keeps it from loading the jar, as far as we know. */
  private String aboutJar(String jar) {
    Path inside = process.inside(jar);
    if (!Files.exists(inside)) {
      return name
          + " is in a container that has no file "
          + jar
          + "; copy the jar to that path in it (docker cp, kubectl cp), or run this in the"
          + " container";
    }
    Path obstacle = new Readability(process).obstacle(inside);
    if (obstacle == null) {
      return null;
    }
    return "the user of "
        + name
        + ", "
        + process.userName()
        + ", may not read "
        + obstacle
        + ", so its JVM cannot load "
        + jar
        + "; put the jar where everyone may read it, such as /opt, with mode 644";
  }

  private AttachFailure ofAnotherUser() {
    return explained(
        name
            + " is of the user "
            + process.userName()
            + ", and a JVM lets in its own user alone; run this as that user: sudo -u "
            + process.userName()
            + " "
            + PROGRAM
            + " ...");
  }

  private boolean isOfAnotherUser() {
    return !Objects.equals(process.user(), own.user());
  }

  private static boolean isJava8() {
    return System.getProperty("java.specification.version").startsWith("1.");
  }

  private static AttachFailure explained(String message) {
    return AttachFailure.explained(message, null);
  }
}
