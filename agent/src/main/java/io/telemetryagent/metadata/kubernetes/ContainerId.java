package io.telemetryagent.metadata.kubernetes;

import io.telemetryagent.metadata.facts.Surroundings;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of the container this process is in, from the files cgroups(7) and proc(5) describe. The
 * names that Docker, containerd, CRI-O, Podman and Fargate give are not specified anywhere.
 */
public final class ContainerId {
  /** One part of a cgroup path: {@code <id>}, {@code docker-<id>.scope}, {@code x:cri:<id>}. */
  private static final Pattern CGROUP_NAME =
      Pattern.compile("(?:.*[-:_])?([0-9a-f]{64})(?:\\.[A-Za-z0-9]+)?|([0-9a-f]{32}-[0-9]{8,10})");

  /** The folder of one container in what Docker and Podman mount from: not that of a volume. */
  private static final Pattern CONTAINER_FOLDER =
      Pattern.compile("/(?:overlay-)?containers/([0-9a-f]{64})/.*");

  /** The pod's id in a cgroup path (systemd writes _ for -) or in a folder of the kubelet. */
  private static final Pattern POD =
      Pattern.compile(
          "[-/]pod(?:s/)?([0-9a-f]{8}([-_])[0-9a-f]{4}\\2[0-9a-f]{4}\\2[0-9a-f]{4}\\2[0-9a-f]{12})");

  /** What the kubelet mounts on the termination log says the name of the container. */
  private static final Pattern CONTAINER_NAME =
      Pattern.compile("/pods/[0-9a-f-]{36}/containers/([a-z0-9][a-z0-9.-]{0,252})/[0-9a-f]+$");

  /**
   * Files that are mounted from the container's own folder, the surest first. In a pod of CRI-O
   * only the first is the container's; the others are the sandbox's.
   */
  private static final String[] MOUNT_POINTS = {
    "/run/secrets", "/etc/hostname", "/run/.containerenv", "/etc/resolv.conf"
  };

  private ContainerId() {}

  /** The id, from both files; null outside a container, or where it cannot be told for sure. */
  public static String of(Surroundings surroundings) {
    String id = inCgroup(surroundings.lines("/proc/self/cgroup"));
    return id != null ? id : inMountInfo(surroundings.lines("/proc/self/mountinfo"));
  }

  /** From the lines of {@code /proc/self/cgroup}: {@code 0::/system.slice/docker-id.scope}. */
  static String inCgroup(List<String> lines) {
    for (String line : lines) {
      int path = line.indexOf(":/");
      String id = path < 0 ? null : inPath(line.substring(path + 1));
      if (id != null) return id;
    }
    return null;
  }

  /** From the lines of {@code /proc/self/mountinfo}; with a cgroup namespace the only source. */
  static String inMountInfo(List<String> lines) {
    for (String line : lines) {
      String[] fields = fields(line);
      String id = isCgroup(fields) ? inPath(fields[3]) : null;
      if (id != null) return id;
    }
    boolean inPod = podId(lines) != null;
    for (String mountPoint : MOUNT_POINTS) {
      String id = mountedOn(mountPoint, lines);
      if (id != null) return id;
      if (inPod) return null;
    }
    return null;
  }

  /** The pod's uid from the lines of either file; null outside Kubernetes. */
  static String podId(List<String> lines) {
    String uid = first(POD, lines);
    return uid == null ? null : uid.replace('_', '-');
  }

  /** The name of the container in its pod, from the lines of {@code mountinfo}; or null. */
  static String containerName(List<String> lines) {
    for (String line : lines) {
      String[] fields = fields(line);
      Matcher name = fields.length < 5 ? null : CONTAINER_NAME.matcher(fields[3]);
      if (name != null && name.find()) return name.group(1);
    }
    return null;
  }

  private static String inPath(String path) {
    String found = null;
    for (String part : path.trim().split("/")) {
      Matcher name = CGROUP_NAME.matcher(part);
      if (name.matches()) found = name.group(1) != null ? name.group(1) : name.group(2);
    }
    return found;
  }

  private static String mountedOn(String mountPoint, List<String> lines) {
    for (String line : lines) {
      String[] fields = fields(line);
      if (fields.length < 5 || !fields[4].equals(mountPoint)) continue;
      Matcher folder = CONTAINER_FOLDER.matcher(fields[3]);
      // find: what is before it depends on where the engine keeps its state.
      if (folder.find()) return folder.group(1);
    }
    return null;
  }

  /** Id, parent, device, root within the mount, mount point ... {@code -} type ...: proc(5). */
  private static String[] fields(String line) {
    return line.split(" ");
  }

  private static boolean isCgroup(String[] fields) {
    for (int i = 5; i + 1 < fields.length; i++) {
      if (fields[i].equals("-")) return fields[i + 1].startsWith("cgroup");
    }
    return false;
  }

  private static String first(Pattern pattern, List<String> lines) {
    for (String line : lines) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) return matcher.group(1);
    }
    return null;
  }
}
