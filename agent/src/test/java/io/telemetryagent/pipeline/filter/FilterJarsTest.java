package io.telemetryagent.pipeline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What works is shown end to end: there the interface is where the boot loader finds it. */
class FilterJarsTest {
  private static final String SERVICE = "META-INF/services/io.telemetryagent.extension.EventFilter";

  @TempDir private Path folder;

  @Test
  void noJar_isNoFilter() throws IOException {
    assertThat(FilterJars.load(List.of())).isEmpty();
  }

  @Test
  void jarThatCannotBeUsed_isRefused() throws IOException {
    assertRefused("nowhere.jar", "it is not a file");
    assertRefused(folder.toString(), "it is not a file");
    assertRefused("\0", "");
    assertRefused(jar("readme.txt", "no service"), "it has no " + SERVICE);
    assertRefused(jar(SERVICE, "shop.Nowhere"), "shop.Nowhere not found");
    Path text = Files.writeString(folder.resolve("text.jar"), "no zip");
    assertRefused(text.toString(), "it has no " + SERVICE);
  }

  private static void assertRefused(String jar, String reason) {
    assertThatThrownBy(() -> FilterJars.load(List.of(jar)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("extensions=" + jar + " cannot be used (")
        .hasMessageContaining(reason);
  }

  private String jar(String entry, String text) throws IOException {
    Path file = Files.createTempFile(folder, "filter", ".jar");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.putNextEntry(new ZipEntry(entry));
      jar.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file.toString();
  }
}
