package io.telemetryagent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telemetryagent.redact.Redactor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionTest {
  final OptionKinds kinds = new OptionKinds(new ArrayList<>(), false);
  final Option<Double> rate = kinds.decimal("sample_rate", 1, 0, 1, "Share of traces kept.");
  final Option<Long> size = kinds.bytes("size", "1", 1, 10L << 30, "A size.");

  @Test
  void all_hasEachConstantOnce() throws IllegalAccessException {
    List<Object> constants = new ArrayList<>();
    for (Field field : Options.class.getDeclaredFields()) {
      if (field.getType() != Option.class) continue;
      assertThat(Modifier.isFinal(field.getModifiers())).isTrue();
      Option<?> option = (Option<?>) field.get(null);
      assertThat(option.key().toUpperCase(Locale.ROOT)).isEqualTo(field.getName());
      constants.add(option);
    }
    assertThat(Options.ALL).doesNotHaveDuplicates().hasSameElementsAs(cast(constants));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Option<?>> cast(List<Object> options) {
    return (List) options;
  }

  @Test
  void defaults_areAllowed() {
    for (Option<?> option : Options.ALL) option.parse(null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "TRUE", "1", "yes", "On", " on "})
  void flag_trueInManyWays(String text) {
    assertThat(Options.CONSTRUCTORS.parse(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "False", "0", "NO", "off"})
  void flag_falseInManyWays(String text) {
    assertThat(Options.ENABLED.parse(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "64KiB,65536",
    "64kib,65536",
    "64k,65536",
    "10MB,10000000",
    "10 MB,10000000",
    "10m,10485760",
    "1GiB,1073741824",
    "512B,512",
    "1kB,1000"
  })
  void bytes_haveUnits(String text, long bytes) {
    assertThat(size.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5MB", "KiB", "1iB", "999999999999999999GiB", "1 2", "٣"})
  void bytes_refusesTheRest(String text) {
    assertThatThrownBy(() -> size.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void decimal_withinItsLimits() {
    assertThat(rate.parse("0.25")).isEqualTo(0.25);
    assertThat(rate.parse("1")).isEqualTo(1);
    assertThat(rate.parse(null)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,5", "1.5", "-0.1", "NaN", "0x1p-2", "1d", "", "1e-1"})
  void decimal_refusesTheRest(String text) {
    assertThatThrownBy(() -> rate.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void badValue_message() {
    assertThat(ConfigException.badValue(rate, "1,5", AgentConfig.AGENT_ARGUMENT, Redactor.DEFAULT))
        .hasMessage(
            "sample_rate=1,5 is not a number from 0 to 1."
                + " Telemetry is off; the application runs on.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "-1", "60001", "1e3", "0x10", "+1"})
  void integer_refusesWhatIsOutsideItsLimits(String text) {
    assertThatThrownBy(() -> Options.METADATA_TIMEOUT_MS.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void subset_inTheOrderGiven() {
    assertThat(Options.EVENTS.parse("db: HTTP")).containsExactly("db", "http");
    assertThatThrownBy(() -> Options.EVENTS.parse("db:")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void choice_inAnyCase() {
    Locale before = Locale.getDefault();
    try {
      // Turkish lower-cases I to a dotless i.
      Locale.setDefault(new Locale("tr"));
      assertThat(Options.OVERFLOW.parse("WAIT")).isEqualTo("wait");
      assertThat(Options.LOG_LEVEL.parse("INFO")).isEqualTo("info");
    } finally {
      Locale.setDefault(before);
    }
    assertThat(Options.OVERFLOW.allowed()).isEqualTo("wait or drop");
  }

  @Test
  void url_orAWord() {
    assertThat(Options.PUBLIC_IP.parse("OFF")).isEqualTo("off");
    assertThat(Options.PUBLIC_IP.parse("HTTPS://ip.example/")).isEqualTo("HTTPS://ip.example/");
    for (String bad :
        Arrays.asList("on", "file:///etc/passwd", "http://", "http:x", "http://a b")) {
      assertThatThrownBy(() -> Options.PUBLIC_IP.parse(bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
