package io.telemetryagent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCommandTest {
  private static final String[] CLASSES = {"Main", "Meta", "Service", "Traced"};

  @TempDir private Path folder;

  @Test
  void jar_isPlannedForItsMainClass() throws IOException {
    CliRun run = CliRun.of("plan", jar("Main-Class", "planned.Main", "").toString());
    assertThat(run.out())
        .isEqualTo(
            """
            planned.Main
              main(java.lang.String[])
            planned.Service
              half()
              work(int)
              later()
              compareTo(planned.Service)
              lambda$later$0()

            include=planned.* would weave 6 methods of 2 classes, of 4 classes read
            not woven, as the method
                   2  is trivial: it reads or writes one field, or is toString, equals or hashCode \
            (trivial_methods=true weaves it, and so does a pattern that spells out its name)
                   1  has no code: it is abstract or native
                   2  is a constructor (constructors=true weaves it)
                   1  is made by a compiler for itself: a bridge or an accessor
            """);
    assertThat(run.err())
        .isEqualTo(
            "warning: include=planned.* matches 1 method (planned.Service#half) doing less than"
                + " recording a call does; if called often, exclude them\n");
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "BOOT-INF/classes/, ''",
    "WEB-INF/classes/, ''",
    "'', BOOT-INF/lib/a.jar",
    "'', WEB-INF/lib/a.jar",
  })
  void nestedClasses_areFound(String prefix, String within) throws IOException {
    Path jar = jar("Main-Class", "x.Main", prefix);
    if (!within.isEmpty()) {
      Path outer = folder.resolve("outer.jar");
      Files.write(outer, zip(Map.of(within, Files.readAllBytes(jar))));
      jar = outer;
    }
    CliRun run = CliRun.of("plan", jar.toString(), "include=planned.*");
    assertThat(run.out()).contains("would weave 6 methods of 2 classes, of 4 classes read");
    assertThat(run.err().contains("6 of the methods are in libraries (a.jar)"))
        .isEqualTo(!within.isEmpty());
  }

  @Test
  void multiReleaseJar_hasTheClassForThisJava() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("META-INF/MANIFEST.MF", manifest("Multi-Release", "true"));
    files.put("planned/Main.class", classFile("Main"));
    files.put("META-INF/versions/9/planned/Main.class", renamed(classFile("Main"), "main", "nine"));
    files.put("META-INF/versions/99/planned/Main.class", new byte[0]);
    Path jar = Files.write(folder.resolve("multi.jar"), zip(files));
    CliRun run = CliRun.of("plan", jar.toString(), "include=planned.*");
    assertThat(run.out()).contains("planned.Main\n  nine(", "of 1 classes read");
  }

  @Test
  void classPath_isReadInItsOrder() throws IOException {
    Path first = folder.resolve("first/planned");
    Files.createDirectories(first);
    Files.write(first.resolve("Main.class"), renamed(classFile("Main"), "main", "mine"));
    Path lib = Files.createDirectories(folder.resolve("lib"));
    Files.move(jar("Main-Class", "planned.Main", ""), lib.resolve("a.jar"));
    String path = first.getParent() + File.pathSeparator + lib + File.separator + "*";
    assertThat(CliRun.of("plan", path, "include=planned.Main").out())
        .startsWith("planned.Main\n  mine(java.lang.String[])\n\n");
  }

  @Test
  void metaAnnotation_isFound() throws IOException {
    Path jar = jar("Main-Class", "planned.Main", "");
    assertThat(CliRun.of("plan", jar.toString(), "include=@planned.Meta").out())
        .contains("would weave 5 methods of 1 classes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "planned.Service#work | work(int) is woven: planned.*",
        "planned.Service#size | size() is trivial: it reads or writes one field",
        "planned.Service#half | half() is named by a pattern of exclude: *#half",
        "planned.Main#run | run() has no code: it is abstract or native",
        "planned.Main#<init> | <init>() is a constructor (constructors=true weaves it)",
      })
  void why_isTold(String method, String reason) throws IOException {
    Path jar = jar("Main-Class", "planned.Main", "");
    CliRun run = CliRun.of("plan", jar.toString(), "exclude=*#half", "--why", method);
    assertThat(run.out()).startsWith(reason).hasLineCount(1);
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "planned.Servce, there is no class planned.Servce; the nearest is planned.Service",
    "planned.Service#wrok, planned.Service has not wrok; the nearest is work",
    "x.Y, there is no class x.Y",
  })
  void whyOfNothing_namesTheNearest(String method, String message) throws IOException {
    Path jar = jar("Main-Class", "planned.Main", "");
    CliRun run = CliRun.of("plan", jar.toString(), "--why", method);
    assertThat(run.err()).isEqualTo("telemetry-agent: " + message + "\n");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "include=planed.* | include=planed.* matches nothing; the nearest name is planned",
        "include=planned.Service#wrok | include=planned.Service#wrok matches nothing; the nearest"
            + " name is work",
        "include=java.util.* | include=java.util.* matches nothing: it names the JDK's own",
        "exclude=foo.* | exclude=foo.* matches nothing",
        "trivial_methods=true | 2 methods (planned.Service#size, planned.Service#toString) would"
            + " be woven that read",
      })
  void warnings_areOfPatternsThatDoNoGood(String option, String warning) throws IOException {
    Path jar = jar("Main-Class", "planned.Main", "");
    assertThat(CliRun.of("plan", jar.toString(), option).err()).contains("warning: " + warning);
  }

  @Test
  void json_saysTheSame() throws IOException {
    Path jar = jar("Main-Class", "planned.Main", "");
    JsonNode json = new ObjectMapper().readTree(CliRun.of("plan", jar.toString(), "--json").out());
    assertThat(json.get("woven_methods").intValue()).isEqualTo(6);
    assertThat(json.at("/classes/0/methods/0").textValue()).isEqualTo("main(java.lang.String[])");
    assertThat(json.at("/classes/0/archive").textValue()).isEqualTo(jar.toString());
    assertThat(json.at("/not_woven/trivial").intValue()).isEqualTo(2);
    assertThat(json.get("warnings")).hasSize(1);
  }

  @Test
  void brokenClass_isToldOf() throws IOException {
    Path jar = Files.write(folder.resolve("b.jar"), zip(Map.of("planned/X.class", new byte[9])));
    CliRun run = CliRun.of("plan", jar.toString(), "include=planned.*");
    assertThat(run.err()).contains("warning: cannot read planned.X (");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void wrongInput_isToldInOneLine() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "no jar");
    assertThat(CliRun.of("plan", text.toString()).err()).contains("is neither a jar nor a folder");
    assertThat(CliRun.of("plan", "nowhere.jar").err()).contains("there is no file nowhere.jar");
    assertThat(CliRun.of("plan", "include=a.*").err()).contains("there is nothing to read");
    assertThat(CliRun.of("plan", folder.toString()).err()).contains("name what to weave");
    assertThat(CliRun.of("plan", folder.toString(), "include=a b").exitCode()).isEqualTo(2);
  }

  private Path jar(String attribute, String value, String prefix) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("META-INF/MANIFEST.MF", manifest(attribute, value));
    for (String name : CLASSES) {
      files.put(prefix + "planned/" + name + ".class", classFile(name));
    }
    return Files.write(folder.resolve("app.jar"), zip(files));
  }

  private static byte[] manifest(String attribute, String value) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue(attribute, value);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        jar.putNextEntry(new ZipEntry(file.getKey()));
        jar.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] classFile(String name) throws IOException {
    try (InputStream in =
        PlanCommandTest.class.getResourceAsStream("/planned/" + name + ".class")) {
      return in.readAllBytes();
    }
  }

  /** The class file with one of its constants, of the same length, replaced. */
  private static byte[] renamed(byte[] classFile, String name, String other) {
    String text = new String(classFile, StandardCharsets.ISO_8859_1);
    return text.replace("\0\4" + name, "\0\4" + other).getBytes(StandardCharsets.ISO_8859_1);
  }
}
