package io.telemetryagent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The names and the meaning of "OpenTelemetry Protocol Exporter", and our own options over them.
 */
class OtlpSettingsTest {
  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

  private final Map<String, String> environment = new HashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  private AgentConfig load(String argument) {
    return ConfigLoader.load(argument, new Properties(), environment);
  }

  private OtlpSettings traces(String argument) {
    return new OtlpSettings(load(argument), OtlpSignal.TRACES, warnings);
  }

  private OtlpSettings logs(String argument) {
    return new OtlpSettings(load(argument), OtlpSignal.LOGS, warnings);
  }

  @Test
  void nothingGiven_isOff() {
    assertThat(load(null).sendsOtlp()).isFalse();
    assertThat(traces(null).isOn()).isFalse();
  }

  @Test
  void endpoint_isEnough() {
    OtlpSettings settings = traces("otlp_endpoint=http://collector:4318");
    assertThat(load("otlp_endpoint=http://collector:4318").sendsOtlp()).isTrue();
    assertThat(settings.isOn()).isTrue();
    assertThat(settings.isGrpc()).isFalse();
    assertThat(settings.headers()).isEmpty();
    assertThat(settings.timeoutMillis()).isEqualTo(10_000);
    assertThat(settings.compression()).isEqualTo("none");
    assertThat(settings.certificateFile()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "http://c:4318, http://c:4318/v1/traces, http://c:4318/v1/logs",
    "http://c:4318/, http://c:4318/v1/traces, http://c:4318/v1/logs",
    "https://c/base, https://c/base/v1/traces, https://c/base/v1/logs",
  })
  void commonEndpoint_hasThePathOfEachSignalAppended(String common, String traces, String logs) {
    environment.put(ENDPOINT, common);
    assertThat(traces(null).endpoint()).isEqualTo(traces);
    assertThat(logs(null).endpoint()).isEqualTo(logs);
  }

  @Test
  void ownEndpointOfASignal_isTakenAsItIs_andSendsThatSignalAlone() {
    environment.put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://c:4318/here");
    assertThat(load(null).sendsOtlp()).isTrue();
    assertThat(traces(null).endpoint()).isEqualTo("http://c:4318/here");
    assertThat(logs(null).isOn()).isFalse();
  }

  @Test
  void endpointOfGrpc_hasNoPath_andMayHaveNoScheme() {
    environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
    environment.put(ENDPOINT, "c:4317");
    assertThat(traces(null).endpoint()).isEqualTo("https://c:4317");
    environment.put("OTEL_EXPORTER_OTLP_INSECURE", "true");
    assertThat(traces(null).endpoint()).isEqualTo("http://c:4317");
    environment.put("OTEL_EXPORTER_OTLP_LOGS_INSECURE", "false");
    environment.put("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "logs:4317");
    assertThat(logs(null).endpoint()).isEqualTo("https://logs:4317");
  }

  @Test
  void variableOfASignal_winsOverTheCommonOne() {
    environment.put(ENDPOINT, "http://c:4318");
    for (String name : new String[] {"", "LOGS_"}) {
      String prefix = "OTEL_EXPORTER_OTLP_" + name;
      environment.put(prefix + "HEADERS", "from=" + prefix);
      environment.put(prefix + "TIMEOUT", name.isEmpty() ? "1000" : "2000");
      environment.put(prefix + "COMPRESSION", name.isEmpty() ? "none" : "gzip");
      environment.put(prefix + "PROTOCOL", name.isEmpty() ? "http/protobuf" : "grpc");
      environment.put(prefix + "CERTIFICATE", prefix + "ca.pem");
      environment.put(prefix + "CLIENT_KEY", prefix + "key.pem");
      environment.put(prefix + "CLIENT_CERTIFICATE", prefix + "client.pem");
    }
    check(traces(null), "OTEL_EXPORTER_OTLP_", 1000, "none", false);
    check(logs(null), "OTEL_EXPORTER_OTLP_LOGS_", 2000, "gzip", true);
    assertThat(warnings).isEmpty();
  }

  private static void check(
      OtlpSettings settings, String prefix, int timeout, String compression, boolean grpc) {
    assertThat(settings.headers()).containsExactly(Map.entry("from", prefix));
    assertThat(settings.timeoutMillis()).isEqualTo(timeout);
    assertThat(settings.compression()).isEqualTo(compression);
    assertThat(settings.isGrpc()).isEqualTo(grpc);
    assertThat(settings.certificateFile()).isEqualTo(prefix + "ca.pem");
    assertThat(settings.clientKeyFile()).isEqualTo(prefix + "key.pem");
    assertThat(settings.clientCertificateFile()).isEqualTo(prefix + "client.pem");
  }

  @Test
  void ownOption_winsOverAllVariables() {
    environment.put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://theirs:4318/traces");
    environment.put("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "grpc");
    environment.put("OTEL_EXPORTER_OTLP_HEADERS", "a=theirs");
    environment.put("TELEMETRY_OTLP_HEADERS", "a=ours");
    OtlpSettings settings = traces("otlp_endpoint=http://ours:4318,otlp_protocol=http/protobuf");
    assertThat(settings.endpoint()).isEqualTo("http://ours:4318/v1/traces");
    assertThat(settings.isGrpc()).isFalse();
    assertThat(settings.headers()).containsExactly(Map.entry("a", "ours"));
  }

  @Test
  void ownOptionOff_switchesOff() {
    environment.put(ENDPOINT, "http://theirs:4318");
    environment.put("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "http://theirs:4318/logs");
    assertThat(load("otlp_endpoint=off").sendsOtlp()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OTEL_TRACES_EXPORTER=none | false | true",
        "OTEL_TRACES_EXPORTER=console, otlp | true | true",
        "OTEL_LOGS_EXPORTER=zipkin | true | false",
        "OTEL_LOGS_EXPORTER= | true | true",
        "OTEL_METRICS_EXPORTER=none | true | true",
        "OTEL_SDK_DISABLED=True | false | false",
        "OTEL_SDK_DISABLED=yes | true | true",
      })
  void exporterThatIsAnother_switchesTheSignalOff(String variable, boolean traces, boolean logs) {
    environment.put(ENDPOINT, "http://c:4318");
    environment.put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://c:4318/here");
    String[] pair = variable.split("=", 2);
    environment.put(pair[0], pair[1]);
    assertThat(traces(null).isOn()).isEqualTo(traces);
    assertThat(logs(null).isOn()).isEqualTo(logs);
    assertThat(load(null).sendsOtlp()).isEqualTo(traces || logs);
    assertThat(load(null).effective())
        .containsEntry("otlp_endpoint", traces || logs ? "http://c:4318" : "off");
    assertThat(traces("otlp_endpoint=http://ours:4318").isOn()).isTrue();
    assertThat(logs("otlp_endpoint=http://ours:4318").isOn()).isTrue();
  }

  @Test
  void metrics_areNotOurs() {
    environment.put("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "nowhere");
    environment.put("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "pigeon");
    environment.put("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta");
    assertThat(load(null).sendsOtlp()).isFalse();
    assertThat(traces("otlp_endpoint=http://c:4318").isGrpc()).isFalse();
    assertThat(load("otlp_endpoint=http://c:4318").warnings()).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void file_isWeakerThanTheVariables(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("agent.properties"), "otlp_protocol=grpc");
    assertThat(traces("config=" + file).isGrpc()).isTrue();
    environment.put("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf");
    assertThat(traces("config=" + file).isGrpc()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ENDPOINT=collector nowhere",
        "PROTOCOL=http/json",
        "HEADERS=no equals sign",
        "HEADERS=a=line%0Afeed",
        "TRACES_TIMEOUT=10s",
        "COMPRESSION=zstd",
      })
  void variableThatMakesNoSense_isToldAndIgnored(String variable) {
    environment.put("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "http://c:4318");
    String name = "OTEL_EXPORTER_OTLP_" + variable.substring(0, variable.indexOf('='));
    environment.put(name, variable.substring(variable.indexOf('=') + 1));
    AgentConfig config = load(null);
    new OtlpSettings(config, OtlpSignal.TRACES, warnings);
    warnings.addAll(config.warnings());
    assertThat(warnings).singleElement().asString().contains(name + "=", "is not", "is ignored");
  }

  @Test
  void variableThatMakesNoSense_isNotToldWhereNothingIsSent() {
    environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json");
    assertThat(load(null).warnings()).isEmpty();
    assertThat(load(null).sendsOtlp()).isFalse();
  }

  @Test
  void headersOfAVariable_areSeparatedByCommas_andPercentEncoded() {
    environment.put("OTEL_EXPORTER_OTLP_HEADERS", "api-key=a:b%2Cc=, x-tenant = 7,");
    assertThat(traces(null).headers())
        .containsExactly(Map.entry("api-key", "a:b,c="), Map.entry("x-tenant", "7"));
  }

  @Test
  void headersOfTheOption_areSeparatedByColons() {
    assertThat(traces("otlp_headers=api-key=a%3Ab=:x-tenant=7").headers())
        .containsExactly(Map.entry("api-key", "a:b="), Map.entry("x-tenant", "7"));
  }

  @Test
  void headers_areNeverShown() {
    environment.put(ENDPOINT, "http://c:4318");
    environment.put("OTEL_EXPORTER_OTLP_HEADERS", "x-team=secret");
    environment.put("OTEL_EXPORTER_OTLP_LOGS_HEADERS", "secret");
    AgentConfig config = load(null);
    new OtlpSettings(config, OtlpSignal.LOGS, warnings);
    assertThat(config.effective()).containsEntry("otlp_headers", "[redacted]");
    assertThat(warnings).hasSize(1).noneMatch(warning -> warning.contains("=secret"));
    String argument = "-javaagent:a.jar=otlp_headers=x-team=secret:b=c,include=d.*";
    assertThat(Redactor.DEFAULT.commandLine(List.of(argument)))
        .containsExactly("-javaagent:a.jar=otlp_headers=[redacted],include=d.*");
  }
}
