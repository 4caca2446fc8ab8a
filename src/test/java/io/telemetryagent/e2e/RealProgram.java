package io.telemetryagent.e2e;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Javac;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs that no one here wrote, each with a small piece of work to do. */
public enum RealProgram {
  /** A database runs a script in memory. */
  H2 {
    @Override
    public AgentJvm on(int java) {
      return jvm(java, "h2")
          .file("script.sql", Work.SQL)
          .main(
              "org.h2.tools.RunScript",
              "-url",
              "jdbc:h2:mem:shop",
              "-script",
              "script.sql",
              "-showResults");
    }
  },

  /** Works on texts with a library older than stack map frames. */
  COMMONS_LANG {
    @Override
    public AgentJvm on(int java) {
      return ours(java, "old", "Texts", jars("commons-lang"), "100");
    }
  },

  /** Formats some source files, each in a thread of its own. */
  GOOGLE_JAVA_FORMAT {
    @Override
    public AgentJvm on(int java) {
      AgentJvm jvm = AgentJvm.java(java);
      for (String part : List.of("api", "code", "file", "parser", "tree", "util")) {
        jvm.flags("--add-exports=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED");
      }
      String[] arguments = new String[1 + Work.SOURCES];
      arguments[0] = "--replace";
      for (int i = 1; i <= Work.SOURCES; i++) {
        arguments[i] = "Source" + i + ".java";
        jvm.file(arguments[i], Work.java(i));
      }
      return jvm.jar(jars("google-java-format-all-deps").get(0), arguments);
    }
  },

  /** Compiles a script at run time, and runs it. */
  GROOVY {
    @Override
    public AgentJvm on(int java) {
      return jvm(java, "groovy")
          .file("script.groovy", Work.GROOVY)
          .main("groovy.ui.GroovyMain", "script.groovy");
    }
  },

  /** Compiles some files. */
  KOTLIN {
    @Override
    public AgentJvm on(int java) {
      return jvm(
              java,
              "kotlin-compiler-embeddable",
              "kotlin-stdlib",
              "kotlin-script-runtime",
              "kotlin-daemon-embeddable",
              "kotlin-reflect",
              "kotlinx-coroutines-core-jvm",
              "annotations")
          .file("One.kt", Work.kotlin(1))
          .file("Two.kt", Work.kotlin(2))
          .main(
              "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
              "-no-reflect",
              "-no-stdlib",
              "-kotlin-home",
              ".",
              "-cp",
              jars("kotlin-stdlib").get(0).toString(),
              "-d",
              "out",
              "One.kt",
              "Two.kt");
    }
  },

  /** Compiles some files. */
  SCALA {
    @Override
    public AgentJvm on(int java) {
      return jvm(java, "scala-compiler", "scala-library", "scala-reflect")
          .file("One.scala", Work.scala(1))
          .file("Two.scala", Work.scala(2))
          .file("out/keep", "")
          .main(
              "scala.tools.nsc.Main",
              "-cp",
              jars("scala-library").get(0).toString(),
              "-d",
              "out",
              "One.scala",
              "Two.scala");
    }
  },

  /** Serves pages to some clients at once. */
  TOMCAT {
    @Override
    public AgentJvm on(int java) {
      List<Path> jars = jars("tomcat-embed-core", "tomcat-annotations-api");
      return ours(java, "serve", "Pages", jars, Work.CLIENTS + "", Work.REQUESTS + "");
    }
  };

  /** The program on a Java version, without agent options yet. */
  public abstract AgentJvm on(int java);

  private static AgentJvm jvm(int java, String... jars) {
    return AgentJvm.java(java).classpath(jars(jars).toArray(new Path[0]));
  }

  /** A small program of ours around a library; compiled here, against that. */
  private static AgentJvm ours(
      int java, String folder, String name, List<Path> jars, String... args) {
    Path out = Path.of("target/programs", folder).toAbsolutePath();
    Javac.compile(8, out, jars, Path.of("programs", folder, folder, name + ".java"));
    return AgentJvm.java(java)
        .classpath(Stream.concat(Stream.of(out), jars.stream()).toArray(Path[]::new))
        .main(folder + "." + name, args);
  }

  private static List<Path> jars(String... names) {
    Path lib = Path.of("target/programs/lib").toAbsolutePath();
    return Stream.of(names).map(name -> lib.resolve(name + ".jar")).toList();
  }

  /** What the programs are given to do. */
  static final class Work {
    static final int SOURCES = 6;
    static final int CLIENTS = 4;
    static final int REQUESTS = 25;
    static final String SQL = read("script.sql");
    static final String GROOVY = read("script.groovy");

    private Work() {}

    /** Source text with its lines in disorder. */
    static String java(int number) {
      return read("Source.java.txt").replace("Source", "Source" + number);
    }

    static String kotlin(int number) {
      return read("Source.kt").replace("Source", "Source" + number);
    }

    static String scala(int number) {
      return read("Source.scala").replace("Source", "Source" + number);
    }

    private static String read(String name) {
      try (Stream<String> lines = Files.lines(Path.of("resources/work", name))) {
        return lines.collect(Collectors.joining("\n", "", "\n"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
