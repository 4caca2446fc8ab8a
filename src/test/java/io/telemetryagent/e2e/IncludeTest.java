package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Javac;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is traced: each form of pattern, and what no pattern means. */
class IncludeTest {
  private static final Path PROGRAMS = Path.of("target/programs/java8");

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "include=shop.*|"
            + "shop.Audited.audited shop.ByMeta.one shop.Main.main shop.Orders$Line.price"
            + " shop.Orders.cancel shop.Orders.place shop.Orders.placeAll shop.Partly.marked"
            + " shop.Partly.unmarked shop.billing.Invoice.total shop.billing.InvoiceService.bill",
        "include=shop.billing.*|shop.billing.Invoice.total shop.billing.InvoiceService.bill",
        "include=shop.Orders|"
            + "shop.Orders$Line.price shop.Orders.cancel shop.Orders.place shop.Orders.placeAll",
        "include=shop.Orders$Line|shop.Orders$Line.price",
        "include=shop.Orders#place|shop.Orders.place",
        "include=shop.Orders#place*|shop.Orders.place shop.Orders.placeAll",
        "include=*Service#*|shop.billing.InvoiceService.bill",
        "include=*Invoice*#total|shop.billing.Invoice.total",
        "include=@shop.Traced|shop.Audited.audited shop.ByMeta.one shop.Partly.marked",
        "include=@shop.Component|shop.ByMeta.one",
        "include=shop.Orders#cancel:shop.billing.Invoice|"
            + "shop.Orders.cancel shop.billing.Invoice.total",
        "include=shop.billing.*,exclude=*Service|shop.billing.Invoice.total",
        "include=shop.Orders,exclude=shop.Orders#place*:shop.Orders$Line|shop.Orders.cancel",
        "include=shop.Partly:@shop.Traced,exclude=@shop.Component:shop.Audited|"
            + "shop.Partly.marked shop.Partly.unmarked",
        "include=@shop.Traced,exclude=@shop.Traced|",
        "include=nowhere.*|",
        "include=*,exclude=shop.*|shopping.Other.other",
      })
  void pattern_choosesMethods(String options, String functions) {
    Run run = AgentJvm.java(Jdks.own()).main("shop.Main").options(options).runLikePlain();
    assertThat(String.join(" ", new TreeSet<>(run.calls().keySet())))
        .isEqualTo(functions == null ? "" : functions);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void classesOfTheJdk_areTracedWhereTheirPackageIsNamed(int java) {
    assertThat(callsOfChecksum(java, "*"))
        .containsOnlyKeys("checksum.Checksum.main", "checksum.Checksum.of");
    assertThat(callsOfChecksum(java, "java.util.zip.*:java.lang.*"))
        .containsEntry("java.util.zip.CRC32.update", 1L)
        .allSatisfy((name, calls) -> assertThat(name).startsWith("java.util.zip."));
  }

  private static Map<String, Long> callsOfChecksum(int java, String include) {
    return AgentJvm.java(java)
        .flags("-Xverify:all")
        .main("checksum.Checksum")
        .options("include=" + include)
        .runLikePlain()
        .calls();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17, 21, 25})
  void nothingNamed_tracesThePackageOfTheMainClass(int java) {
    Run run = AgentJvm.java(java).main("shop.Main").runLikePlain();
    assertThat(run.calls())
        .containsKeys("shop.Main.main", "shop.Orders.place", "shop.billing.Invoice.total")
        .doesNotContainKey("shopping.Other.other");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void nothingNamed_jar_tracesThePackageOfItsMainClass(int java) throws IOException {
    Path jar = jar("Main-Class", "shop.Main");
    Run run = AgentJvm.java(java).jar(jar, "an argument").runLikePlain();
    assertThat(run.calls()).containsKeys("shop.Main.main", "shop.billing.Invoice.total");
  }

  /** As in the archives of Spring Boot, whose Main-Class is a launcher of its own. */
  @Test
  void nothingNamed_jarWithStartClass_tracesThatOne() throws IOException {
    Path jar =
        jar(
            "Main-Class", "org.springframework.boot.loader.launch.JarLauncher",
            "Start-Class", "shop.billing.Cashier");
    Run run = AgentJvm.java(Jdks.own()).jar(jar).runLikePlain();
    assertThat(run.calls())
        .containsOnlyKeys("shop.billing.Cashier.main", "shop.billing.Invoice.total");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void nothingNamed_defaultPackage_isTracedAlone(int java) {
    Run run = AgentJvm.java(java).main("NoPackage").runLikePlain();
    assertThat(run.calls()).containsOnlyKeys("NoPackage.main", "NoPackage.greet");
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void nothingNamed_sourceFile_isTraced(int java) throws IOException {
    Path source = Files.createDirectories(temp.resolve("greeting")).resolve("Hello.java");
    Files.writeString(
        source,
        """
        package greeting;
        class Hello {
          public static void main(String[] args) { System.out.println(text(args[0])); }
          static String text(String name) { return "hello " + name; }
        }
        """);
    Run run = AgentJvm.java(java).launch(source.toString(), "you").runLikePlain();
    assertThat(run.stdout()).isEqualTo("hello you\n");
    assertThat(run.calls().keySet())
        .isEqualTo(Set.of("greeting.Hello.main", "greeting.Hello.text"));
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 17, 25})
  void nothingNamed_moduleMain_isTraced(int java) throws IOException {
    Files.writeString(temp.resolve("module-info.java"), "module com.hello {}");
    Path source = Files.createDirectories(temp.resolve("com/hello")).resolve("Hello.java");
    Files.writeString(
        source,
        """
        package com.hello;
        public class Hello {
          public static void main(String[] args) { System.out.println(text()); }
          static String text() { return Hello.class.getModule().toString(); }
        }
        """);
    Javac.compile(11, temp.resolve("out"), List.of(), temp.resolve("module-info.java"), source);
    Run run =
        AgentJvm.java(java)
            .launch("-p", temp + "/out", "-m", "com.hello/com.hello.Hello")
            .runLikePlain();
    assertThat(run.stdout()).isEqualTo("module com.hello\n");
    assertThat(run.calls()).containsOnlyKeys("com.hello.Hello.main", "com.hello.Hello.text");
  }

  /** All programs in one jar. */
  private Path jar(String... attributesAndValues) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    for (int i = 0; i < attributesAndValues.length; i += 2) {
      attributes.putValue(attributesAndValues[i], attributesAndValues[i + 1]);
    }
    Path jar = temp.resolve("shop.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> classes = Files.walk(PROGRAMS)) {
      for (Path path : classes.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(PROGRAMS.relativize(path).toString()));
        Files.copy(path, out);
      }
    }
    return jar;
  }
}
