package io.telemetryagent.cli.attach;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * By HotSpot's own protocol, for a plain JRE: a file asks the JVM to open a socket, SIGQUIT has it
 * look, and through the socket it takes commands (OpenJDK, attachListener.cpp and
 * attachListener_posix.cpp). On Linux, and with Java 16 or later, which has sockets of that kind.
 */
final class SocketAttachment implements Attachment {
  private static final String VERSION = "1";
  private static final int ARGUMENTS = 3;
  private static final long PATIENCE_NANOS = 10_000_000_000L;
  private static final long LOOK_MILLIS = 50;

  private final Path socket;

  private SocketAttachment(Path socket) {
    this.socket = socket;
  }

  static boolean isPossible() {
    try {
      address(new File("/").toPath());
      return new File("/proc/self/status").exists();
    } catch (AttachFailure olderJava) {
      return false;
    }
  }

  static Attachment to(ProcessFacts process) throws AttachFailure {
    Path socket = process.attachSocket();
    try {
      if (!Files.exists(socket)) {
        wake(process, socket);
      }
    } catch (IOException e) {
      throw AttachFailure.raw(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AttachFailure.raw(e);
    }
    return new SocketAttachment(socket);
  }

  private static void wake(ProcessFacts process, Path socket)
      throws IOException, InterruptedException, AttachFailure {
    Path request = process.attachRequest();
    try {
      Files.createFile(request);
    } catch (FileAlreadyExistsException e) {
      // Somebody else is asking right now.
    }
    try {
      // By the shell's own kill: small images have no other.
      new ProcessBuilder("sh", "-c", "kill -QUIT " + process.pid()).start().waitFor();
      long start = System.nanoTime();
      while (!Files.exists(socket)) {
        if (System.nanoTime() - start > PATIENCE_NANOS || !process.exists()) {
          throw AttachFailure.raw("the JVM does not answer");
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } finally {
      Files.deleteIfExists(request);
    }
  }

  @Override
  public void load(String jar, String argument) throws AttachFailure {
    String said = execute("load", "instrument", "false", jar + "=" + argument);
    // Java 8 says "0", later ones "return code: 0", or why not.
    if (!said.trim().equals("0") && !said.trim().endsWith("return code: 0")) {
      throw AttachFailure.raw(said.trim());
    }
  }

  @Override
  public Properties agentProperties() throws AttachFailure {
    return properties("agentProperties");
  }

  @Override
  public Properties systemProperties() throws AttachFailure {
    return properties("properties");
  }

  @Override
  public void close() {}

  private Properties properties(String command) throws AttachFailure {
    Properties properties = new Properties();
    try {
      byte[] text = execute(command).getBytes(StandardCharsets.ISO_8859_1);
      properties.load(new ByteArrayInputStream(text));
    } catch (IOException | IllegalArgumentException e) {
      throw AttachFailure.raw(e);
    }
    return properties;
  }

  /** What the JVM says; without the first line, which is 0 where it took the command. */
  private String execute(String command, String... arguments) throws AttachFailure {
    StringBuilder request = new StringBuilder(VERSION).append('\0').append(command).append('\0');
    for (int i = 0; i < ARGUMENTS; i++) {
      request.append(i < arguments.length ? arguments[i] : "").append('\0');
    }
    try (SocketChannel channel = SocketChannel.open(address(socket))) {
      ByteBuffer bytes = ByteBuffer.wrap(request.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      String said = readAll(channel);
      int end = said.indexOf('\n');
      if (end < 0 || !said.substring(0, end).equals("0")) {
        throw AttachFailure.raw("the JVM refused the command " + command + ": " + said.trim());
      }
      return said.substring(end + 1);
    } catch (IOException e) {
      throw AttachFailure.raw(e);
    }
  }

  private static String readAll(SocketChannel channel) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer chunk = ByteBuffer.allocate(1 << 13);
    while (channel.read(chunk) >= 0) {
      all.write(chunk.array(), 0, chunk.position());
      chunk.clear();
    }
    return new String(all.toByteArray(), StandardCharsets.ISO_8859_1);
  }

  /** A UnixDomainSocketAddress, which Java 8 does not know. */
  private static SocketAddress address(Path path) throws AttachFailure {
    try {
      return (SocketAddress)
          Class.forName("java.net.UnixDomainSocketAddress")
              .getMethod("of", Path.class)
              .invoke(null, path);
    } catch (ReflectiveOperationException e) {
      throw AttachFailure.raw(e);
    }
  }
}
