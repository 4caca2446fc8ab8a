package io.telemetryagent.metadata.app;

import io.telemetryagent.metadata.facts.Surroundings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The commit checked out in a working tree, read from its files as gitrepository-layout(5) and
 * git-worktree(1) describe them; git itself is not run.
 */
final class GitCommit {
  private GitCommit() {}

  /** The full id, in hex; null where {@code folder} is no working tree or its ref is not found. */
  static String of(Path folder) {
    try {
      return checkedOut(folder);
    } catch (InvalidPathException brokenReference) {
      return null;
    }
  }

  private static String checkedOut(Path folder) {
    Path git = gitFolder(folder);
    String head = Surroundings.read(git.resolve("HEAD"));
    if (head == null || isId(head)) return head;
    String ref = head.startsWith("ref: ") ? head.substring("ref: ".length()).trim() : "";
    if (!ref.startsWith("refs/") || ref.contains("..")) return null;
    Path common = commonFolder(git);
    String id = Surroundings.read(common.resolve(ref));
    if (id != null) return isId(id) ? id : null;
    return packed(Surroundings.read(common.resolve("packed-refs")), ref);
  }

  /** Of a linked working tree or submodule {@code .git} is a file that names the folder. */
  private static Path gitFolder(Path folder) {
    Path git = folder.resolve(".git");
    String link = Files.isDirectory(git) ? null : Surroundings.read(git);
    return link == null || !link.startsWith("gitdir: ")
        ? git
        : folder.resolve(firstLine(link).substring("gitdir: ".length()));
  }

  /** Linked working trees share their refs with the main one. */
  private static Path commonFolder(Path git) {
    String common = Surroundings.read(git.resolve("commondir"));
    return common == null ? git : git.resolve(firstLine(common));
  }

  private static String packed(String refs, String ref) {
    if (refs == null) return null;
    for (String line : refs.split("\n")) {
      int space = line.indexOf(' ');
      if (space > 0 && line.substring(space + 1).trim().equals(ref)) {
        String id = line.substring(0, space);
        return isId(id) ? id : null;
      }
    }
    return null;
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end).trim();
  }

  /** SHA-1 or SHA-256, in hex. */
  private static boolean isId(String text) {
    if (text.length() != 40 && text.length() != 64) return false;
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0) return false;
    }
    return true;
  }
}
