package io.telemetryagent.metadata.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.metadata.app.LaunchCommand.Kind;
import io.telemetryagent.metadata.facts.FakeMachine;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchCommandTest {
  @TempDir Path root;
  private FakeMachine machine;

  @BeforeEach
  void setUp() {
    machine = new FakeMachine(root);
  }

  @Test
  void jar_namesItsMainClass() {
    machine.jar("shop.jar", Map.of(), "Main-Class", "com.acme.shop.Main");

    LaunchCommand launch = launched("shop.jar --port 80", "shop.jar");

    assertThat(launch.kind()).isEqualTo(Kind.JAR);
    assertThat(launch.jar()).hasFileName("shop.jar");
    assertThat(launch.mainClass()).isEqualTo("com.acme.shop.Main");
    assertThat(launch.defaultInclude()).containsExactly("com.acme.shop.*");
    assertThat(launch.arguments()).isEqualTo(" --port 80");
  }

  @Test
  void jar_mayHaveSpacesInItsName() {
    machine.jar("my shop.jar", Map.of(), "Main-Class", "com.acme.Main");

    LaunchCommand launch = launched("my shop.jar my arguments", "my shop.jar");

    assertThat(launch.jar()).hasFileName("my shop.jar");
    assertThat(launch.arguments()).isEqualTo(" my arguments");
  }

  @Test
  void jar_isFoundBeforeAgentsOnTheClassPath() {
    machine.jar("shop.jar", Map.of(), "Main-Class", "com.acme.Main");

    LaunchCommand launch = launched("shop.jar", "shop.jar" + File.pathSeparator + "agent.jar");

    assertThat(launch.mainClass()).isEqualTo("com.acme.Main");
  }

  @Test
  void jar_isFoundWithoutAClassPath() {
    machine.jar("shop.jar", Map.of(), "Main-Class", "com.acme.Main");

    assertThat(launched("shop.jar x", null).mainClass()).isEqualTo("com.acme.Main");
  }

  @Test
  void jar_ofSpringBootStartsItsStartClass() {
    machine.jar(
        "shop.jar",
        Map.of(),
        "Main-Class",
        "org.springframework.boot.loader.launch.JarLauncher",
        "Start-Class",
        "com.acme.shop.ShopApplication");

    assertThat(launched("shop.jar", "shop.jar").defaultInclude())
        .containsExactly("com.acme.shop.*");
  }

  @Test
  void jar_ofSpringBootsPropertiesLauncherStartsWhatIsGiven() {
    machine.jar(
        "shop.jar",
        Map.of(),
        "Main-Class",
        "org.springframework.boot.loader.PropertiesLauncher",
        "Start-Class",
        "com.acme.shop.ShopApplication");
    machine.property("loader.main", "com.acme.batch.Job");

    assertThat(launched("shop.jar", "shop.jar").mainClass()).isEqualTo("com.acme.batch.Job");
  }

  @Test
  void jar_thatIsBrokenLeavesTheMainClassUnknown() {
    machine.appFile("shop.jar", "no jar");

    LaunchCommand launch = launched("shop.jar", "shop.jar");

    assertThat(launch.kind()).isEqualTo(Kind.JAR);
    assertThat(launch.defaultInclude()).isEmpty();
  }

  @Test
  void mainClass_comesFromTheCommand() {
    LaunchCommand launch = launched("com.acme.Main a b", "classes");

    assertThat(launch.kind()).isEqualTo(Kind.MAIN_CLASS);
    assertThat(launch.defaultInclude()).containsExactly("com.acme.*");
  }

  @Test
  void mainClass_mayBeWrittenWithSlashes() {
    assertThat(launched("com/acme/Main", "classes").mainClass()).isEqualTo("com.acme.Main");
  }

  @Test
  void mainClass_ofAnExplodedSpringBootJarIsItsStartClass() {
    machine.appFile(
        "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nStart-Class: com.acme.Application\n");

    LaunchCommand launch = launched("org.springframework.boot.loader.launch.JarLauncher", ".");

    assertThat(launch.mainClass()).isEqualTo("com.acme.Application");
  }

  @Test
  void mainClass_inTheDefaultPackageBringsItsNeighboursInAFolder() {
    machine.appFile("classes/Main.class", "").appFile("classes/Helper.class", "");
    machine.appFile("classes/Main$Inner.class", "").appFile("classes/com/acme/Other.class", "");

    assertThat(launched("Main", "lib.jar" + File.pathSeparator + "classes").defaultInclude())
        .containsExactly("Main", "Helper");
  }

  @Test
  void mainClass_inTheDefaultPackageBringsItsNeighboursInAJar() {
    machine.jar(
        "app.jar",
        Map.of("Main.class", "", "Zoo.class", "", "com/acme/Other.class", "", "a.txt", ""),
        "Main-Class",
        "Main");

    assertThat(launched("app.jar", "app.jar").defaultInclude()).containsExactly("Main", "Zoo");
  }

  @Test
  void module_namesItsMainClass() {
    machine.property("jdk.module.main", "acme.shop");

    LaunchCommand launch = launched("acme.shop/com.acme.shop.Main x", "");

    assertThat(launch.kind()).isEqualTo(Kind.MODULE);
    assertThat(launch.module()).isEqualTo("acme.shop");
    assertThat(launch.defaultInclude()).containsExactly("com.acme.shop.*");
  }

  @Test
  void module_withoutAClassHasTheOneInItsDescriptor() {
    machine.property("jdk.module.main", "jdk.httpserver");

    assertThat(launched("jdk.httpserver", "").module()).isEqualTo("jdk.httpserver");
    assertThat(BootModules.mainClass("no.such.module")).isNull();
    assertThat(BootModules.location("java.base")).isNull();
  }

  @Test
  void sourceFile_isReadForItsPackage() {
    machine.appFile("my Tool.java", "package com.acme.tools;\nclass Tool {}\n");

    LaunchCommand launch =
        launched("jdk.compiler/com.sun.tools.javac.launcher.Main my Tool.java a b", ".");

    assertThat(launch.kind()).isEqualTo(Kind.SOURCE_FILE);
    assertThat(launch.sourceFile()).hasFileName("my Tool.java");
    assertThat(launch.mainClass()).isEqualTo("com.acme.tools.Tool");
    assertThat(launch.defaultInclude()).containsExactly("com.acme.tools.*");
    assertThat(launch.arguments()).isEqualTo(" a b");
  }

  @Test
  void sourceFile_inTheDefaultPackageBringsAllItsTypesAndNeighbours() {
    machine.appFile("Tool.java", "class Tool {}\nclass Part {}\n").appFile("Other.java", "");

    LaunchCommand launch =
        launched("jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher Tool.java", ".");

    assertThat(launch.defaultInclude()).containsExactly("Tool", "Part", "Other");
  }

  @Test
  void sourceFile_thatIsGoneLeavesAllUnknown() {
    LaunchCommand launch = launched("jdk.compiler/com.sun.tools.javac.launcher.Main No.java", ".");

    assertThat(launch.mainClass()).isNull();
    assertThat(launch.defaultInclude()).isEmpty();
  }

  @Test
  void unknown_whereANativeProgramMadeTheJvm() {
    LaunchCommand launch = LaunchCommand.of(machine.surroundings());

    assertThat(launch.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(launch.defaultInclude()).isEmpty();
  }

  @Test
  void defaultInclude_isNeverThePlatformItself() {
    assertThat(launched("sun.tools.jcmd.JCmd", "").defaultInclude()).isEmpty();
  }

  private LaunchCommand launched(String command, String classPath) {
    machine.property("sun.java.command", command);
    if (classPath != null) machine.property("java.class.path", classPath);
    return LaunchCommand.of(machine.surroundings());
  }
}
