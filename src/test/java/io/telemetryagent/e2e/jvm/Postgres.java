package io.telemetryagent.e2e.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server of the machine's own package, on loopback, for as long as it is open. */
public final class Postgres implements AutoCloseable {
  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
  private final Path bin;
  private final Path data;
  private final int port;

  private Postgres(Path bin, Path data, int port) {
    this.bin = bin;
    this.data = data;
    this.port = port;
  }

  /** Where its programs are; empty where the package is missing. */
  public static Optional<Path> installed() {
    try (Stream<Path> versions = Files.exists(PACKAGES) ? Files.list(PACKAGES) : Stream.empty()) {
      return versions
          .sorted(Comparator.reverseOrder())
          .map(each -> each.resolve("bin"))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server with nothing in it, whose user shop needs no password. */
  public static Postgres start(Path bin) throws IOException {
    // A short path, as it holds a socket; the package's user must be able to get there.
    Path data = Files.createTempDirectory("pg");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Postgres postgres = new Postgres(bin, data, port);
    if (isRoot()) {
      run("chown", "postgres", data.toString());
    }
    postgres.call("initdb", "-A", "trust", "-U", "shop", "-N");
    postgres.call(
        "pg_ctl",
        "-w",
        "-l",
        data + "/log",
        "-o",
        "-h 127.0.0.1 -p " + port + " -k " + data,
        "start");
    return postgres;
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=shop&password=pw";
  }

  @Override
  public void close() throws IOException {
    call("pg_ctl", "-m", "immediate", "stop");
    run("rm", "-rf", data.toString());
  }

  private void call(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      // It refuses to run as root.
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.addAll(List.of(bin.resolve(program).toString(), "-D", data.toString()));
    command.addAll(List.of(arguments));
    run(command.toArray(String[]::new));
  }

  private static void run(String... command) throws IOException {
    Path output = Files.createTempFile("postgres", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " said:\n" + Files.readString(output));
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      Files.delete(output);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }
}
