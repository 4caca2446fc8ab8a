package io.telemetryagent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Imports point one way. */
class ArchitectureTest {
  private static final String OURS = "io.telemetryagent..";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.telemetryagent");

  @Test
  void groundFloor_importsNoneOfOurs() {
    only("bootstrap");
    only("extension");
    only("redact");
    only("log", "redact");
    only("config", "redact");
    only("launcher");
  }

  @Test
  void middleFloor_importsTheGroundFloorAlone() {
    only("metadata", "bootstrap", "redact", "log", "config");
    only("output", "bootstrap", "redact", "log", "config");
    only("instrument", "bootstrap", "redact", "log", "config");
    only("pipeline", "bootstrap", "extension", "redact", "log", "config", "output");
    only("otlp", "bootstrap", "redact", "log", "config", "output", "pipeline");
    only("lines", "output");
  }

  @Test
  void packages_importEachOtherInNoCircle() {
    check(slices().matching("io.telemetryagent.(**)").should().beFreeOfCycles());
  }

  @Test
  void byteBuddy_appearsInInstrumentAlone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.telemetryagent.instrument..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.bytebuddy.."));
  }

  @Test
  void openTelemetry_appearsInOtlpAlone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.telemetryagent.otlp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry.."));
  }

  /** A thread of the app keeps its values, and so our classes, after the agent is detached. */
  @Test
  void threadLocals_areTheBootClassesAlone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.telemetryagent.bootstrap..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocal.class));
  }

  @Test
  void nothingImportsStartup() {
    nothingImports("startup");
  }

  @Test
  void nothingImportsTheCommandLine() {
    nothingImports("cli");
  }

  private static void nothingImports(String name) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.telemetryagent." + name + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.telemetryagent." + name + ".."));
  }

  private static void only(String name, String... others) {
    String[] allowed = new String[others.length + 1];
    allowed[0] = "io.telemetryagent." + name + "..";
    for (int i = 0; i < others.length; i++) {
      allowed[i + 1] = "io.telemetryagent." + others[i] + "..";
    }
    check(
        classes()
            .that()
            .resideInAPackage(allowed[0])
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(allowed)
                    .or(com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage(OURS)))));
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
