package io.telemetryagent.metadata.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.metadata.facts.FakeMachine;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceDetectorTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path root;
  private FakeMachine machine;

  @BeforeEach
  void setUp() {
    machine = new FakeMachine(root);
  }

  @Test
  void name_isTheUsersAboveAll() {
    machine.env("SPRING_APPLICATION_NAME", "spring");

    assertThat(name()).isEqualTo("spring");
    assertThat(detect("mine", "7").text("service.name")).isEqualTo("mine");
    assertThat(detect("mine", "7").text("service.version")).isEqualTo("7");
  }

  @Test
  void name_isSpringsArgumentBeforeItsFiles() {
    machine.appFile("application.properties", "spring.application.name=file\n");
    launch("com.acme.Main --spring.application.name=argument --x", "classes");

    assertThat(name()).isEqualTo("argument");
  }

  @Test
  void name_isInSpringsFilesInsideTheJar() {
    machine.jar(
        "shop.jar",
        Map.of("BOOT-INF/classes/application.yml", "spring:\n  application:\n    name: shop\n"),
        "Implementation-Title",
        "Shop Backend");
    launch("shop.jar", "shop.jar");

    assertThat(name()).isEqualTo("shop");
  }

  @Test
  void name_isTheTitleOfTheJar() {
    machine.jar(
        "shop-1.jar", Map.of(), "Implementation-Title", "Shop", "Implementation-Version", "1.4.2");
    launch("shop-1.jar", "shop-1.jar");

    assertThat(name()).isEqualTo("Shop");
    assertThat(version()).isEqualTo("1.4.2");
  }

  @Test
  void name_isTheTitleOfTheJarThatHoldsTheMainClass() {
    machine.jar("other.jar", Map.of(), "Implementation-Title", "Other");
    machine.jar("db.jar", Map.of("org/db/Shell.class", ""), "Implementation-Title", "Database");
    launch("org.db.Shell", "other.jar" + java.io.File.pathSeparator + "db.jar");

    assertThat(name()).isEqualTo("Database");
  }

  @ParameterizedTest
  @CsvSource({
    "shop-2.1.0-SNAPSHOT.jar, shop",
    "shop_v2.jar, shop",
    "web-viewer-1.jar, web-viewer",
    "shop.war, shop",
    "7zip.jar, 7zip",
    "app, app",
  })
  void name_isTheJarsWithoutItsVersion(String jar, String name) {
    machine.jar(jar, Map.of());
    launch(jar, jar);

    assertThat(name()).isEqualTo(name);
  }

  @Test
  void name_isThePlatformsBeforeTheMainClass() {
    launch("com.amazonaws.services.lambda.runtime.api.client.AWSLambda", "x");
    machine.env("AWS_LAMBDA_FUNCTION_NAME", "place-order");

    assertThat(name()).isEqualTo("place-order");
  }

  @Test
  void name_isTheApplicationsInCloudFoundry() {
    machine.env("VCAP_APPLICATION", "{\"application_name\":\"cf-shop\",\"limits\":{\"fds\":256}}");

    assertThat(name()).isEqualTo("cf-shop");
  }

  @Test
  void name_isTheMainClassThenTheFolder() {
    assertThat(name()).isEqualTo("orders");

    launch("com.acme.Main", "classes");
    assertThat(name()).isEqualTo("com.acme.Main");
  }

  @Test
  void version_comesFromTheBuildsFiles() {
    machine.jar(
        "shop.jar",
        Map.of(
            "BOOT-INF/classes/META-INF/build-info.properties", "build.version=3.1\n",
            "BOOT-INF/classes/git.properties", "git.commit.id=abc\n"));
    launch("shop.jar", "shop.jar");
    assertThat(version()).isEqualTo("3.1");

    machine.jar("shop.jar", Map.of("git.properties", "git.commit.id.full=abc\n"));
    assertThat(version()).isEqualTo("abc");
  }

  @Test
  void version_isTheCommitThatIsCheckedOut() {
    machine.appFile(".git/HEAD", "ref: refs/heads/main\n");
    assertThat(version()).isNull();

    machine.appFile(".git/packed-refs", "# pack-refs\n" + COMMIT + " refs/heads/main\n");
    assertThat(version()).isEqualTo(COMMIT);

    String newer = COMMIT.replace('0', 'f');
    machine.appFile(".git/refs/heads/main", newer + "\n");
    assertThat(version()).isEqualTo(newer);

    machine.appFile(".git/HEAD", COMMIT + "\n");
    assertThat(version()).isEqualTo(COMMIT);
  }

  @Test
  void version_isFoundFromALinkedWorkingTree() {
    machine.appFile(".git", "gitdir: ../main/.git/worktrees/orders\n");
    machine.file("/home/app/main/.git/worktrees/orders/HEAD", "ref: refs/heads/x\n");
    machine.file("/home/app/main/.git/worktrees/orders/commondir", "../..\n");
    machine.file("/home/app/main/.git/refs/heads/x", COMMIT);

    assertThat(version()).isEqualTo(COMMIT);
  }

  @ParameterizedTest
  @CsvSource({"ref: refs/../../secret", "ref: /etc/passwd", "garbage", "ref: refs/\0"})
  void version_isNullWhereGitsFilesAreStrange(String head) {
    machine.appFile(".git/HEAD", head).file("/home/app/orders/secret", COMMIT);

    assertThat(version()).isNull();
  }

  private void launch(String command, String classPath) {
    machine.property("sun.java.command", command).property("java.class.path", classPath);
  }

  private String name() {
    return detect(null, null).text("service.name");
  }

  private String version() {
    return detect(null, null).text("service.version");
  }

  private Resource detect(String name, String version) {
    Surroundings surroundings = machine.surroundings();
    return new ServiceDetector(surroundings, LaunchCommand.of(surroundings)).detect(name, version);
  }
}
