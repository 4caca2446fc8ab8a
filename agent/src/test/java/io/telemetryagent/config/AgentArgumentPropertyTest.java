package io.telemetryagent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AgentArgumentPropertyTest {
  @Property(tries = 500)
  void anyArgument_isReadOrRefused(@ForAll String argument) {
    try {
      ConfigLoader.load(argument, new Properties(), Map.of());
    } catch (ConfigException refused) {
      assertThat(refused).hasMessageEndingWith("Telemetry is off; the application runs on.");
      assertThat(refused.getMessage()).hasSizeLessThan(800);
    }
  }

  @Property(tries = 500)
  void pairs_comeBackAsGiven(@ForAll("pairs") Map<String, String> pairs) {
    String argument =
        pairs.entrySet().stream()
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .collect(Collectors.joining(","));
    List<String> warnings = new ArrayList<>();
    assertThat(AgentArgument.parse(argument, warnings)).isEqualTo(pairs);
    assertThat(warnings).isEmpty();
  }

  @Provide
  Arbitrary<Map<String, String>> pairs() {
    Arbitrary<String> keys =
        Arbitraries.strings().withCharRange('a', 'z').withChars('_').ofMinLength(1);
    Arbitrary<String> values = Arbitraries.strings().all().map(text -> text.replace(',', ';'));
    return Arbitraries.maps(keys, values);
  }

  @Property(tries = 500)
  void anyVariable_isReadOrLeftOut(@ForAll String text) {
    Map<String, String> environment =
        Map.of("OTEL_RESOURCE_ATTRIBUTES", text, "TELEMETRY_SERVICE_NAME", text);
    AgentConfig config = ConfigLoader.load(null, new Properties(), environment);
    boolean given = !text.trim().isEmpty();
    assertThat(config.isSet(Options.SERVICE_NAME)).isEqualTo(given);
  }
}
