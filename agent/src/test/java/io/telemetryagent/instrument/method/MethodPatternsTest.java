package io.telemetryagent.instrument.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MethodPatternsTest {
  private static final MethodPatterns.AnnotationLookup NONE = annotation -> false;

  @Test
  void package_isAllBelow() {
    MethodPatterns patterns = include("com.acme.*");
    assertThat(patterns.mayMatch("com/acme/Orders")).isTrue();
    assertThat(patterns.mayMatch("com/acme/db/Orders$Line")).isTrue();
    assertThat(patterns.mayMatch("com/acmeinc/Orders")).isFalse();
  }

  @Test
  void type_hasItsNestedTypes() {
    MethodPatterns patterns = include("com.acme.Orders");
    assertThat(patterns.mayMatch("com/acme/Orders")).isTrue();
    assertThat(patterns.mayMatch("com/acme/Orders$Line$1")).isTrue();
    assertThat(patterns.mayMatch("com/acme/OrdersTest")).isFalse();
  }

  @Test
  void method_isMatchedByName() {
    MethodPatterns patterns = include("com.acme.Orders#place*");
    assertThat(matches(patterns, "com.acme.Orders", "placeAll", NONE)).isTrue();
    assertThat(matches(patterns, "com.acme.Orders", "cancel", NONE)).isFalse();
    assertThat(patterns.nameOutright("com.acme.Orders", "place")).isFalse();
    assertThat(include("com.acme.Orders#getX").nameOutright("com.acme.Orders", "getX")).isTrue();
  }

  @Test
  void star_standsForAnyPackage() {
    MethodPatterns patterns = include("*Service#*");
    assertThat(matches(patterns, "com.acme.deep.OrderService", "place", NONE)).isTrue();
    assertThat(matches(patterns, "com.acme.deep.Orders", "place", NONE)).isFalse();
  }

  @Test
  void exclude_wins() {
    MethodPatterns patterns =
        MethodPatterns.of(
            List.of("com.acme.*"), List.of("com.acme.gen.*", "com.acme.Orders#toXml"));
    assertThat(patterns.mayMatch("com/acme/gen/Dto")).isFalse();
    assertThat(patterns.mayMatch("com/acme/Orders")).isTrue();
    assertThat(matches(patterns, "com.acme.Orders", "toXml", NONE)).isFalse();
    assertThat(matches(patterns, "com.acme.Orders", "place", NONE)).isTrue();
  }

  @Test
  void annotation_isLookedUp() {
    MethodPatterns patterns = include("@com.acme.Traced");
    assertThat(patterns.mayMatch("org/other/Thing")).isTrue();
    assertThat(matches(patterns, "org.other.Thing", "run", annotation -> true)).isTrue();
    assertThat(matches(patterns, "org.other.Thing", "run", NONE)).isFalse();
  }

  private static boolean matches(
      MethodPatterns patterns,
      String type,
      String method,
      MethodPatterns.AnnotationLookup annotations) {
    return patterns.including(type, method, annotations) != null
        && patterns.excluding(type, method, annotations) == null;
  }

  private static MethodPatterns include(String... patterns) {
    return MethodPatterns.of(List.of(patterns), List.of());
  }
}
