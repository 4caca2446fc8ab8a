package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Span;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which methods are traced: each kind that the language knows, and how often. */
class WeavingTest {

  private static final Map<String, Long> METHODS =
      Map.ofEntries(
          entry("weave.Methods.main", 1L),
          entry("weave.Methods.publicOne", 1L),
          entry("weave.Methods.protectedOne", 1L),
          entry("weave.Methods.privateOne", 2L),
          entry("weave.Methods.packageOne", 1L),
          entry("weave.Methods.finalOne", 1L),
          entry("weave.Methods.synchronizedOne", 1L),
          entry("weave.Methods.staticOne", 1L),
          entry("weave.Methods.staticSynchronizedOne", 1L),
          entry("weave.Methods.varargs", 1L),
          entry("weave.Methods.generic", 1L),
          entry("weave.Methods.overloaded", 3L),
          entry("weave.Methods.factorial", 5L),
          entry("weave.Methods.wide", 1L),
          entry("weave.Methods.tooLong", 1L),
          entry("weave.Methods.trivial", 1L),
          entry("weave.Methods$Square.area", 3L),
          entry("weave.Methods$Square.scaled", 1L),
          entry("weave.Methods$Shape.describe", 1L),
          entry("weave.Methods$Shape.unit", 1L),
          entry("weave.Methods$Shape.lambda$unit", 1L),
          entry("weave.Methods$Coin.cents", 2L),
          entry("weave.Methods$Coin$1.cents", 1L),
          entry("weave.Methods$Nested.twice", 1L),
          entry("weave.Methods$Nested.inner", 1L),
          entry("weave.Methods$Inner.outer", 1L),
          entry("weave.Methods.local", 1L),
          entry("weave.Methods$1Local.value", 1L),
          entry("weave.Methods$1Local.publicField", 1L),
          entry("weave.Methods.anonymous", 1L),
          entry("weave.Methods$1.call", 1L),
          entry("weave.Methods.lambdas", 1L),
          entry("weave.Methods.lambda$lambdas", 3L));

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17, 21, 25})
  void everyKindOfMethod_isTraced_andNothingElse(int java) {
    Run run =
        AgentJvm.java(java)
            .flags("-Xverify:all")
            .main("weave.Methods")
            .options("include=weave.*")
            .runLikePlain();
    assertThat(run.stdout()).isEqualTo("299\n");
    assertThat(calls(run)).isEqualTo(METHODS);
  }

  @Test
  void trivialMethods_areTracedOnDemand() {
    Run run = AgentJvm.run("weave.Methods", "include=weave.*,trivial_methods=true");
    Map<String, Long> expected = new TreeMap<>(METHODS);
    for (String method :
        "getSize setSize getName setName isReady toString equals hashCode".split(" ")) {
      expected.put("weave.Methods$Bean." + method, 1L);
    }
    assertThat(calls(run)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17, 25})
  void constructors_areTracedOnDemand(int java) {
    Run run =
        AgentJvm.java(java)
            .flags("-Xverify:all")
            .main("weave.Constructors")
            .options("include=weave.*,constructors=true")
            .runLikePlain();
    assertThat(calls(run))
        .isEqualTo(
            Map.of(
                "weave.Constructors.main", 1L,
                "weave.Constructors.argument", 1L,
                "weave.Constructors$Base.<init>", 1L,
                "weave.Constructors$Base.initialize", 1L,
                "weave.Constructors$Derived.<init>", 2L,
                "weave.Constructors$Implicit.<init>", 1L,
                "weave.Constructors$Refusing.<init>", 1L));
    assertThat(run.spans())
        .filteredOn(span -> span.thrown() != null)
        .extracting(Span::function, Span::thrown)
        .containsExactly(
            tuple("weave.Constructors$Refusing.<init>", "java.lang.IllegalArgumentException"));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 21, 25})
  void recordsAndSealedTypes_areTraced(int java) {
    Run run =
        AgentJvm.java(java)
            .flags("-Xverify:all")
            .main("weave.Modern")
            .options("include=weave.*")
            .runLikePlain();
    assertThat(calls(run))
        .isEqualTo(
            Map.of(
                "weave.Modern.main", 1L,
                "weave.Modern.measure", 3L,
                "weave.Modern.lambda$main", 5L,
                "weave.Modern$Circle.unit", 1L,
                "weave.Modern$Circle.area", 2L,
                "weave.Modern$Box.area", 1L,
                "weave.Modern$Box.width", 1L,
                "weave.Modern$Shape.shared", 1L,
                "weave.Modern$Shape.secret", 1L,
                "weave.Modern$Mate.tell", 1L));
  }

  /** Record patterns, and two hundred virtual threads that sleep inside a traced method. */
  @Test
  void virtualThreads_keepTheirOwnSpans() {
    Run run =
        AgentJvm.java(25)
            .launch(Path.of("resources/Newest.java").toAbsolutePath().toString())
            .runLikePlain();
    assertThat(calls(run))
        .isEqualTo(
            Map.of(
                "Newest.main", 1L,
                "Newest.area", 203L,
                "Newest.square", 201L,
                "Newest.sleepy", 200L,
                "Newest.lambda$main", 200L));
  }

  @Test
  void overloads_areToldApartBySignature() {
    Run run = AgentJvm.run("weave.Methods", "include=weave.Methods#overloaded");
    assertThat(run.lines("function_entry"))
        .extracting(line -> line.attribute("code.signature"))
        .doesNotContainNull()
        .hasSize(3)
        .satisfies(signatures -> assertThat(Set.copyOf(signatures)).hasSize(2));
  }

  @Test
  void recursion_nests() {
    Run run = AgentJvm.run("weave.Methods", "include=weave.Methods#factorial");
    assertThat(run.spans())
        .extracting(Span::parent)
        .containsExactly(
            null,
            "weave.Methods.factorial",
            "weave.Methods.factorial",
            "weave.Methods.factorial",
            "weave.Methods.factorial");
  }

  @Test
  void javaVersion_isThatOfTheProcess() {
    Run run = AgentJvm.run("weave.Methods", "include=weave.*");
    assertThat(run.lines().get(0).origin().at("/resource/runtime.version").stringValue())
        .startsWith(Jdks.own() + ".");
  }

  /** The number that the compiler puts at the end of a lambda's name is its own affair. */
  private static Map<String, Long> calls(Run run) {
    Map<String, Long> calls = new TreeMap<>();
    run.calls()
        .forEach(
            (name, n) -> calls.merge(name.replaceAll("(lambda\\$.*)\\$\\d+", "$1"), n, Long::sum));
    return calls;
  }
}
