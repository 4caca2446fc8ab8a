package io.telemetryagent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The shape of the jar: nothing in it can clash with a class of the app. */
class JarTest {
  private static final List<String> ALLOWED =
      List.of(
          "META-INF/MANIFEST\\.MF",
          "META-INF/(LICENSE|NOTICE)",
          "META-INF/licenses/[^/]+/(NOTICE|[^/]+-LICENSE|licenses/ASM)",
          "io/telemetryagent/(bootstrap|extension|launcher)/[^/]+\\.class",
          "isolated/.+\\.classdata",
          "isolated/telemetry-agent\\.properties",
          "isolated/telemetry\\.v2(\\.lenient)?\\.schema\\.json");
  private static final long MAX_BYTES = 10L << 20;

  @Test
  void jar_holdsNothingElse() throws IOException {
    try (JarFile jar = new JarFile(AgentJvm.AGENT.toFile())) {
      assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
          .isNotEmpty()
          .allMatch(name -> ALLOWED.stream().anyMatch(name::matches));
    }
  }

  @Test
  void jar_holdsTheTermsOfWhatIsInside() throws IOException {
    try (JarFile jar = new JarFile(AgentJvm.AGENT.toFile())) {
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
      String notice = text(jar, "META-INF/NOTICE");
      assertThat(notice)
          .contains("Byte Buddy", "ASM", "jackson-core", "Schubfach", "Picocli")
          .contains("OpenTelemetry", "Protocol Buffers", "OkHttp", "Okio", "Kotlin");
      Matcher named = Pattern.compile("META-INF/[\\w./-]+\\w").matcher(notice);
      assertThat(named.results().map(MatchResult::group))
          .contains("META-INF/licenses/byte-buddy/licenses/ASM")
          .allSatisfy(file -> assertThat(text(jar, file)).containsIgnoringCase("copyright"));
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    assertThat(entry).as(name).isNotNull();
    return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void jar_isSmall() throws IOException {
    assertThat(Files.size(AgentJvm.AGENT)).isLessThan(MAX_BYTES);
  }

  @Test
  void manifest_namesTheWaysIn() throws IOException {
    try (JarFile jar = new JarFile(AgentJvm.AGENT.toFile())) {
      Attributes main = jar.getManifest().getMainAttributes();
      assertThat(main.getValue("Premain-Class")).isEqualTo("io.telemetryagent.launcher.AgentMain");
      assertThat(main.getValue("Agent-Class")).isEqualTo("io.telemetryagent.launcher.AgentMain");
      assertThat(main.getValue("Main-Class")).isEqualTo("io.telemetryagent.launcher.CliMain");
      assertThat(main.getValue("Can-Retransform-Classes")).isEqualTo("true");
    }
  }
}
