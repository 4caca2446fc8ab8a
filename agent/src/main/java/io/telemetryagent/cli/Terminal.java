package io.telemetryagent.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Map;

/** Where a command reads from and writes to, and whether a person is watching. */
final class Terminal {
  private static final int STDOUT = 1;
  private static final int STDERR = 2;

  final InputStream in;

  /** Not flushed by itself. */
  final PrintStream out;

  final PrintStream err;
  final Map<String, String> environment;
  private final boolean outIsScreen;
  private final boolean errIsScreen;

  Terminal(
      InputStream in,
      PrintStream out,
      boolean outIsScreen,
      PrintStream err,
      boolean errIsScreen,
      Map<String, String> environment) {
    this.in = in;
    this.out = out;
    this.outIsScreen = outIsScreen;
    this.err = err;
    this.errIsScreen = errIsScreen;
    this.environment = environment;
  }

  static Terminal ofThisProcess() {
    return new Terminal(
        System.in,
        utf8(FileDescriptor.out, 1 << 16),
        isScreen(STDOUT),
        utf8(FileDescriptor.err, 0),
        isScreen(STDERR),
        System.getenv());
  }

  /** Whether to write in colours: on a screen that has them, unless NO_COLOR is set. */
  boolean hasColours() {
    String noColour = environment.get("NO_COLOR");
    return outIsScreen
        && (noColour == null || noColour.isEmpty())
        && !"dumb".equals(environment.get("TERM"));
  }

  /** Whether what is written can be written over: a person sees it, and not a file. */
  boolean canRedraw() {
    return outIsScreen && !"dumb".equals(environment.get("TERM"));
  }

  /** Whether a person sees stderr, so that it may tell of progress. */
  boolean showsProgress() {
    return errIsScreen;
  }

  /** Whether nobody reads what is written any more, as in {@code tail FILE | head}. */
  boolean isClosed() {
    return out.checkError();
  }

  /** What we write holds names of the app, which the platform's own charset may lack. */
  private static PrintStream utf8(FileDescriptor descriptor, int bufferBytes) {
    FileOutputStream file = new FileOutputStream(descriptor);
    try {
      return bufferBytes == 0
          ? new PrintStream(file, true, "UTF-8")
          : new PrintStream(new BufferedOutputStream(file, bufferBytes), false, "UTF-8");
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean isScreen(int descriptor) {
    try {
      String device = Files.readSymbolicLink(Paths.get("/proc/self/fd/" + descriptor)).toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException | RuntimeException notLinux) {
      return isConsole();
    }
  }

  private static boolean isConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is a console in any case, and it tells.
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJava) {
      return true;
    }
  }
}
