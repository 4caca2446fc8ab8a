package io.telemetryagent.e2e.otlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code @elastic/mockotlpserver} of npm, which OpenTelemetry's users test against. */
public final class MockServer implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final String httpUrl;
  private final String grpcUrl;

  /** Starts the one that is installed in that folder, by Node.js. */
  public MockServer(Path modules) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("node", "resources/otlp/mockotlpserver.js")
            .redirectError(Redirect.INHERIT);
    builder.environment().put("NODE_PATH", modules.toString());
    process = builder.start();
    output = new BufferedReader(new InputStreamReader(process.getInputStream()));
    httpUrl = told("http");
    grpcUrl = told("grpc");
  }

  /** Where it is installed; empty where it is not. */
  public static Optional<Path> installed() {
    String named = System.getenv("NODE_MODULES_FOR_TESTS");
    Path modules =
        named != null
            ? Path.of(named)
            : Path.of(System.getProperty("user.home"), ".cache/telemetry-agent/node_modules");
    return Optional.of(modules).filter(folder -> Files.exists(folder.resolve("@elastic")));
  }

  public String httpUrl() {
    return httpUrl;
  }

  public String grpcUrl() {
    return grpcUrl;
  }

  /** The next so many things it received: {@code span ID NAME}, {@code log BODY}. */
  public List<String> next(int count) throws IOException {
    List<String> lines = new ArrayList<>();
    while (lines.size() < count) {
      lines.add(line());
    }
    return lines;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private String told(String name) throws IOException {
    String line = line();
    if (!line.startsWith(name + " ")) {
      throw new IOException("unexpected: " + line);
    }
    return line.substring(name.length() + 1);
  }

  private String line() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the mock server has ended");
    }
    return line;
  }
}
