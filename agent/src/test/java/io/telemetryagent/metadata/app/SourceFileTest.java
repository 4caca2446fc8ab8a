package io.telemetryagent.metadata.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SourceFileTest {
  private static final Path FILE = Path.of("bin", "Tool.java");

  @Test
  void mainClass_isTheFirstTypeInItsPackage() {
    SourceFile file =
        SourceFile.of(
            """
            // package wrong.one;
            /* package wrong.two; class Wrong {} */
            package com.acme . tools;

            import java.util.List;

            @SuppressWarnings("class Quoted {")
            public final class Tool {
              static class Nested {}
              String s = "}} class InString {";
              char c = '}';
            }

            record Pair<T>(T left, T right) {}

            @interface Marker {}

            enum Color { RED }
            """);

    assertThat(file.packageName()).isEqualTo("com.acme.tools");
    assertThat(file.types()).containsExactly("Tool", "Pair", "Marker", "Color");
    assertThat(file.mainClass(FILE)).isEqualTo("com.acme.tools.Tool");
  }

  @Test
  void mainClass_ofACompactSourceFileIsNamedByTheFile() {
    SourceFile file =
        SourceFile.of("#!/usr/bin/env java --source 25\nvoid main() { }\nclass Part { }\n");

    assertThat(file.mainClass(FILE)).isEqualTo("Tool");
    assertThat(file.types()).containsExactly("Part");
  }

  @Test
  void types_skipTextBlocks() {
    SourceFile file =
        SourceFile.of(
            "class A { String t = \"\"\"\n { \\\"\"\" \" class B {\n\"\"\"; }\nclass C {}");

    assertThat(file.types()).containsExactly("A", "C");
  }

  @Property
  void of_neverFails(@ForAll String text) {
    assertThat(SourceFile.of(text).mainClass(FILE)).isNotEmpty();
  }
}
