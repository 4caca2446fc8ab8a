package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.RealProgram.Work;
import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Traces whole packages of unmodified programs. What they print and write, and how they end, is the
 * same as without the agent; some calls are counted by other means.
 */
class RealProgramsTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 21})
  void h2_runsAScript(int java) {
    Run run = traced(RealProgram.H2, java, "org.h2.*");
    long statements = Work.SQL.chars().filter(c -> c == ';').count();
    assertThat(run.calls())
        .containsEntry("org.h2.tools.RunScript.main", 1L)
        .containsEntry("org.h2.jdbc.JdbcStatement.execute", statements);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 25})
  void commonsLang_isWovenThoughOld(int java) {
    Run run = traced(RealProgram.COMMONS_LANG, java, "org.apache.commons.lang.*:old.*");
    assertThat(run.calls())
        .containsEntry("old.Texts.work", 100L)
        .containsEntry("org.apache.commons.lang.StringUtils.reverse", 100L)
        .containsEntry("org.apache.commons.lang.Validate.isTrue", 100L);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void googleJavaFormat_formatsFiles(int java) {
    Run run = traced(RealProgram.GOOGLE_JAVA_FORMAT, java, "com.google.googlejavaformat.*");
    assertThat(run.calls())
        .containsEntry(
            "com.google.googlejavaformat.java.FormatFileCallable.call", (long) Work.SOURCES);
    assertThat(run.spans().stream().map(span -> span.thread()).distinct())
        .hasSizeGreaterThan(Work.SOURCES);
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 25})
  void groovy_runsAScript(int java) {
    Run run =
        traced(RealProgram.GROOVY, java, "groovy.*:org.codehaus.groovy.runtime.*:script:Account");
    assertThat(run.stdout()).isEqualTo("2550\nnegative: -1\nAnn has 5.5\n");
    assertThat(run.calls())
        .containsEntry("script.run", 1L)
        .containsEntry("script.twice", 50L)
        .containsEntry("script$_run_closure1.doCall", 50L)
        .containsEntry("Account.deposit", 2L);
    assertThat(run.lines("exception"))
        .filteredOn(line -> line.functionName().equals("Account.deposit"))
        .singleElement()
        .satisfies(line -> assertThat(line.errorMessage()).isEqualTo("negative: -1"));
  }

  @Test
  void kotlin_compilesFiles() {
    Run run =
        traced(
            RealProgram.KOTLIN,
            17,
            "org.jetbrains.kotlin.parsing.*:org.jetbrains.kotlin.codegen.*");
    assertThat(run.calls())
        .containsEntry("org.jetbrains.kotlin.parsing.KotlinParsing.parseFile", 2L)
        // Source, and of SourceShape the interface, the object and the class: in each file.
        .containsEntry("org.jetbrains.kotlin.parsing.KotlinParsing.parseClassOrObject", 8L);
  }

  @Test
  void scala_compilesFiles() {
    Run run =
        traced(RealProgram.SCALA, 21, "scala.tools.nsc.backend.*:scala.tools.nsc.ast.parser.*");
    assertThat(run.calls())
        .containsEntry("scala.tools.nsc.ast.parser.Parsers$Parser.compilationUnit", 2L)
        .containsEntry("scala.tools.nsc.ast.parser.Parsers$Parser.classDef", 2L);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void tomcat_servesPages(int java) {
    Run run = traced(RealProgram.TOMCAT, java, "org.apache.catalina.*:org.apache.coyote.*:serve.*");
    long requests = (long) Work.CLIENTS * Work.REQUESTS;
    long pages = requests * 9 / 10;
    assertThat(run.stdout()).isEqualTo("served " + pages + ", read " + pages * 100 + "\n");
    assertThat(run.calls())
        .containsEntry("serve.Pages$Page.doGet", pages)
        .containsEntry("serve.Pages.read", requests)
        .containsEntry("org.apache.catalina.connector.CoyoteAdapter.service", requests);
  }

  /**
   * Everything but the JDK and us. There would be tens of millions of lines; only the app is looked
   * at.
   */
  @ParameterizedTest
  @CsvSource({
    "H2, 8",
    "H2, 25",
    "COMMONS_LANG, 17",
    "GOOGLE_JAVA_FORMAT, 17",
    "TOMCAT, 11",
    "GROOVY, 8",
    "KOTLIN, 17",
    "SCALA, 21",
  })
  void everythingWoven_isVerified_andWorks(RealProgram program, int java) {
    Run run =
        program
            .on(java)
            .flags("-Xverify:all")
            .options("include=*", "constructors=true", "trivial_methods=true")
            .timeout(Duration.ofMinutes(5))
            .runLikePlainUnread();
    assertThat(run.exitCode()).isZero();
  }

  private static Run traced(RealProgram program, int java, String include) {
    AgentJvm jvm = program.on(java).flags("-Xverify:all").options("include=" + include);
    if (java >= 25) {
      jvm.flags("--sun-misc-unsafe-memory-access=deny", "--illegal-native-access=deny");
    }
    Run run = jvm.runLikePlain();
    assertThat(run.exitCode()).isZero();
    return run;
  }
}
