package io.telemetryagent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.config.ConfigLoader;
import io.telemetryagent.instrument.hook.Library;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LibrariesTest {
  private final List<Library> all = Libraries.of(ConfigLoader.load("", new Properties(), Map.of()));

  /** Else what was loaded before the agent is attached would stay unwoven. */
  @Test
  void librariesWithoutNamesOfClasses_tellTheirSupertypes() {
    assertThat(all)
        .filteredOn(library -> library.points().toString().contains("classes that name"))
        .isNotEmpty()
        .allSatisfy(library -> assertThat(library.supertypes()).isNotEmpty());
  }
}
