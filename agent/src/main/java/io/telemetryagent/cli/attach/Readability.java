package io.telemetryagent.cli.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process may read a file, by user, group and mode; access lists are not looked at. */
final class Readability {
  private static final int READ = 4;
  private static final int SEARCH = 1;
  private static final int BITS = 3;

  private final ProcessFacts process;

  Readability(ProcessFacts process) {
    this.process = process;
  }

  /** The first folder, or the file itself, that keeps it from reading; null if none does. */
  Path obstacle(Path file) {
    if ("0".equals(process.user())) {
      return null;
    }
    try {
      Path real = file.toRealPath();
      for (int i = 1; i < real.getNameCount(); i++) {
        Path folder = real.getRoot().resolve(real.subpath(0, i));
        if (!allows(folder, SEARCH)) {
          return folder;
        }
      }
      return allows(real, READ) ? null : real;
    } catch (IOException | RuntimeException e) {
      // What we cannot tell is no obstacle that we could name.
      return null;
    }
  }

  private boolean allows(Path path, int wanted) throws IOException {
    int mode = (Integer) Files.getAttribute(path, "unix:mode");
    String owner = String.valueOf(Files.getAttribute(path, "unix:uid"));
    String group = String.valueOf(Files.getAttribute(path, "unix:gid"));
    int shift = 0;
    if (owner.equals(process.user())) {
      shift = 2 * BITS;
    } else if (process.groups().contains(group)) {
      shift = BITS;
    }
    return (mode >> shift & wanted) == wanted;
  }
}
