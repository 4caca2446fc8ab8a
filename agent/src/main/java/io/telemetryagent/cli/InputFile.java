package io.telemetryagent.cli;

import io.telemetryagent.lines.LineInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;

/** A file of lines that a command was given; {@code -} is standard input. */
final class InputFile {
  private final String name;

  InputFile(String name) {
    this.name = name;
  }

  boolean isStandardInput() {
    return name.equals("-");
  }

  /** The bytes as they are; closing standard input does no harm. */
  InputStream open(Terminal terminal) {
    if (isStandardInput()) {
      return terminal.in;
    }
    try {
      Path path = path();
      if (Files.isDirectory(path)) {
        throw CommandFailure.failed(name + " is a folder; name a file in it");
      }
      return Files.newInputStream(path);
    } catch (NoSuchFileException e) {
      throw CommandFailure.failed("there is no file " + name);
    } catch (IOException e) {
      throw CommandFailure.failed("cannot read " + name + " (" + e + ")");
    }
  }

  Path path() {
    try {
      return Paths.get(name);
    } catch (InvalidPathException e) {
      throw CommandFailure.wrongUse(name + " is no file name");
    }
  }

  /** Whether it begins as gzip does. */
  boolean isCompressed() throws IOException {
    try (InputStream in = Files.newInputStream(path())) {
      return LineInput.isGzip(in.read(), in.read());
    }
  }

  /** The size of a regular file, in bytes; 0 for anything else. */
  long size() {
    return isStandardInput() ? 0 : path().toFile().length();
  }

  @Override
  public String toString() {
    return isStandardInput() ? "stdin" : name;
  }
}
