package io.telemetryagent.e2e.server;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Javac;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * A program of {@code programs}, compiled against one of the {@code libraries}. Sources are written
 * for the older names of an API, and changed to the newer where the library has these.
 */
public final class ServerProgram {
  private static final Path PROGRAMS = Path.of("target/programs").toAbsolutePath();
  private static final AtomicInteger NEXT = new AtomicInteger();

  /** The newest Java that the oldest JDK of a build can compile for. */
  private static final int NEWEST_RELEASE = 17;

  private ServerProgram() {}

  /**
   * A JVM that runs {@code programs/servlet} on a container, a folder of {@code libraries}.
   *
   * @param requests paths, and headers after bars
   */
  public static AgentJvm servlet(String container, int java, String... requests) {
    String brand = container.substring(0, container.indexOf('-'));
    return on(java, container, "wire", "servlet", "servlet-" + brand)
        .main("web.Main")
        .file("requests", String.join("\n", requests) + "\n");
  }

  /**
   * A JVM that has a program on its class path.
   *
   * @param library a folder of {@code libraries}; null for the JDK alone
   * @param folders where in {@code programs} the sources are
   */
  public static AgentJvm on(int java, String library, String... folders) {
    List<Path> jars = library == null ? List.of() : jars(library);
    Path out = PROGRAMS.resolve(library + "-" + NEXT.incrementAndGet());
    boolean jakarta = jars.stream().anyMatch(ServerProgram::isJakarta);
    List<Path> sources = new ArrayList<>();
    for (String folder : folders) {
      sources.addAll(copies(Path.of("programs", folder), out.resolve("src"), jakarta));
    }
    Path[] files = sources.toArray(Path[]::new);
    Javac.compile(Math.min(java, NEWEST_RELEASE), out, jars, files);
    return AgentJvm.java(java)
        .flags("-Xverify:all")
        .classpath(Stream.concat(Stream.of(out), jars.stream()).toArray(Path[]::new));
  }

  private static List<Path> jars(String library) {
    return files(Path.of("libraries", library, "target/lib").toAbsolutePath());
  }

  private static boolean isJakarta(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry("jakarta/servlet/Servlet.class") != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> copies(Path folder, Path target, boolean jakarta) {
    List<Path> copies = new ArrayList<>();
    for (Path source : files(folder)) {
      try {
        Path copy = target.resolve(folder.relativize(source).toString());
        String text = Files.readString(source);
        Files.createDirectories(copy.getParent());
        copies.add(Files.writeString(copy, jakarta ? renamed(text) : text));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return copies;
  }

  private static String renamed(String source) {
    return source
        .replace("javax.servlet.", "jakarta.servlet.")
        .replace("org.eclipse.jetty.servlet.", "org.eclipse.jetty.ee10.servlet.");
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
