package io.telemetryagent.cli.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What Linux tells of a process, in {@code /proc} (proc(5)). Elsewhere, and of what we may not see,
 * nothing is known: null, or an empty list.
 */
final class ProcessFacts {
  private static final Path PROC = Paths.get("/proc");

  private final String name;
  private final Path folder;

  private ProcessFacts(String name) {
    this.name = name;
    this.folder = PROC.resolve(name);
  }

  static ProcessFacts of(long pid) {
    return new ProcessFacts(String.valueOf(pid));
  }

  /** This process. */
  static ProcessFacts own() {
    return new ProcessFacts("self");
  }

  /** Whether there are facts of processes at all. */
  static boolean areKnown() {
    return Files.exists(PROC.resolve("self/status"));
  }

  /** All pids that we can see. */
  static List<Long> pids() {
    List<Long> pids = new ArrayList<>();
    String[] names = PROC.toFile().list();
    for (String name : names == null ? new String[0] : names) {
      if (name.matches("[0-9]{1,18}")) {
        pids.add(Long.valueOf(name));
      }
    }
    Collections.sort(pids);
    return pids;
  }

  String pid() {
    return name;
  }

  boolean exists() {
    return Files.exists(folder.resolve("status"));
  }

  /** Whether it was stopped by a signal (SIGSTOP, a debugger). */
  boolean isStopped() {
    String state = status("State");
    return state != null && (state.startsWith("T") || state.startsWith("t"));
  }

  /** The number of the user it acts for, or null. */
  String user() {
    return word(status("Uid"), 1);
  }

  /** The number of the group it acts for, or null. */
  String group() {
    return word(status("Gid"), 1);
  }

  /** All groups, that of {@link #group} included. */
  List<String> groups() {
    List<String> groups = new ArrayList<>(words(status("Groups")));
    if (group() != null) {
      groups.add(group());
    }
    return groups;
  }

  /** The user's name; the number where it has none. */
  String userName() {
    try {
      return Files.getOwner(folder).getName();
    } catch (IOException | RuntimeException e) {
      return user();
    }
  }

  /** Its pid as it sees it itself: within a container it is another than outside. */
  String innerPid() {
    List<String> pids = words(status("NSpid"));
    return pids.isEmpty() ? name : pids.get(pids.size() - 1);
  }

  /** Whether it numbers processes otherwise than we do. */
  boolean isInOtherPidNamespace() {
    return words(status("NSpid")).size() > words(own().status("NSpid")).size();
  }

  /** Whether it sees other files than we do, as in a container. False where that is unknown. */
  boolean seesOtherFiles() {
    String theirs = link("ns/mnt");
    String ours = own().link("ns/mnt");
    return theirs != null && ours != null && !theirs.equals(ours);
  }

  /** Where we find the file that it sees at {@code path}. */
  Path inside(String path) {
    return seesOtherFiles() ? folder.resolve("root" + path) : Paths.get(path);
  }

  /** The file of its program, or null. */
  String executable() {
    return link("exe");
  }

  /** What it was started with; empty if we may not know. */
  List<String> commandLine() {
    String text = read("cmdline");
    return text == null || text.isEmpty()
        ? Collections.<String>emptyList()
        : Arrays.asList(text.split("\0"));
  }

  /** The value of one of its environment variables; null if there is none, or we may not know. */
  String variable(String key) {
    String text = read("environ");
    for (String variable : text == null ? new String[0] : text.split("\0")) {
      if (variable.startsWith(key + "=")) {
        return variable.substring(key.length() + 1);
      }
    }
    return null;
  }

  /** Whether it has a JVM in it; null if we may not know. */
  Boolean isJvm() {
    String maps = read("maps");
    return maps == null || maps.isEmpty()
        ? null
        : (Boolean) (maps.contains("/libjvm.so") || isOpenJ9());
  }

  /** Whether its JVM is Eclipse OpenJ9, which has a protocol of its own. */
  boolean isOpenJ9() {
    String maps = read("maps");
    return maps != null && maps.contains("/libj9vm");
  }

  /** Whether it has a file open whose name holds {@code text}. */
  boolean hasOpen(String text) {
    String[] descriptors = folder.resolve("fd").toFile().list();
    for (String descriptor : descriptors == null ? new String[0] : descriptors) {
      String target = link("fd/" + descriptor);
      if (target != null && target.contains(text)) {
        return true;
      }
    }
    return false;
  }

  /** The socket by which one attaches. */
  Path attachSocket() {
    return inside("/tmp/.java_pid" + innerPid());
  }

  /** The file by which one asks for the socket. */
  Path attachRequest() {
    return folder.resolve("cwd/.attach_pid" + innerPid());
  }

  /** Whether it listens on that socket, though its file is gone. */
  boolean hasLostAttachSocket() {
    String sockets = read("net/unix");
    // Under this name it is made; then it is renamed, which Linux does not tell here.
    String path = "/tmp/.java_pid" + innerPid() + ".tmp";
    return sockets != null
        && Arrays.asList(sockets.split("\\s+")).contains(path)
        && !Files.exists(attachSocket());
  }

  private String status(String key) {
    String text = read("status");
    for (String line : text == null ? new String[0] : text.split("\n")) {
      if (line.startsWith(key + ":")) {
        return line.substring(key.length() + 1).trim();
      }
    }
    return null;
  }

  private static String word(String text, int index) {
    List<String> words = words(text);
    return index < words.size() ? words.get(index) : null;
  }

  private static List<String> words(String text) {
    return text == null || text.isEmpty()
        ? Collections.<String>emptyList()
        : Arrays.asList(text.split("\\s+"));
  }

  private String read(String file) {
    try {
      return new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private String link(String file) {
    try {
      return Files.readSymbolicLink(folder.resolve(file)).toString();
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
