package io.telemetryagent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
  @TempDir Path folder;
  final Properties properties = new Properties();
  final Map<String, String> environment = new HashMap<>();

  AgentConfig load(String agentArgument) {
    return ConfigLoader.load(agentArgument, properties, environment);
  }

  String file(String text) throws IOException {
    Path file = folder.resolve("agent.properties");
    return Files.writeString(file, text).toString();
  }

  @Test
  void nothingGiven_defaultsHold() {
    AgentConfig config = load(null);
    assertThat(config.get(Options.ENABLED)).isTrue();
    assertThat(config.get(Options.INCLUDE)).isEmpty();
    assertThat(config.get(Options.EVENTS)).containsExactly("function", "exception", "http", "db");
    assertThat(config.get(Options.OUTPUT_PATH)).isEqualTo("stdout");
    assertThat(config.get(Options.SERVICE_NAME)).isNull();
    assertThat(config.get(Options.MAX_LINE_BYTES)).isEqualTo(262_144L);
    assertThat(config.get(Options.METADATA_CACHE))
        .isEqualTo(System.getProperty("user.home") + "/.telemetry_metadata.json");
    assertThat(config.isSet(Options.OUTPUT_PATH)).isFalse();
    assertThat(config.source(Options.OUTPUT_PATH)).isEqualTo("default");
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void sources_eachIsWeakerThanTheOneBefore() throws IOException {
    String key = "service_name";
    String configFile = file("service_name=from file");
    environment.put("TELEMETRY_CONFIG", configFile);
    assertSource(key, "from file", "config file " + configFile);
    environment.put("OTEL_RESOURCE_ATTRIBUTES", "service.name=from%20attributes");
    assertSource(key, "from attributes", "OTEL_RESOURCE_ATTRIBUTES");
    environment.put("OTEL_SERVICE_NAME", "from otel");
    assertSource(key, "from otel", "OTEL_SERVICE_NAME");
    environment.put("SERVICE_NAME", "from plain");
    assertSource(key, "from plain", "SERVICE_NAME");
    environment.put("TELEMETRY_SERVICE_NAME", "from variable");
    assertSource(key, "from variable", "TELEMETRY_SERVICE_NAME");
    properties.setProperty("telemetry.service_name", "from property");
    assertSource(key, "from property", "telemetry.service_name");
    AgentConfig config = load("service_name=from argument");
    assertThat(config.get(Options.SERVICE_NAME)).isEqualTo("from argument");
    assertThat(config.source(Options.SERVICE_NAME)).isEqualTo("agent argument");
    assertThat(config.isSet(Options.SERVICE_NAME)).isTrue();
  }

  private void assertSource(String key, String value, String source) {
    AgentConfig config = load("");
    assertThat(config.effective()).containsEntry(key, value);
    assertThat(config.source(Options.SERVICE_NAME)).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource({
    "OUTPUT_PATH,output_path,/tmp/x",
    "SERVICE_NAME,service_name,shop",
    "SERVICE_VERSION,service_version,1.2",
    "ENVIRONMENT,environment,prod",
    "ENABLE_CLOUD_METADATA,enable_cloud_metadata,false",
    "COLLECT_STACKTRACE_ON_ERROR,collect_stacktrace_on_error,0",
  })
  void plainVariables_areRead(String name, String key, String text) {
    environment.put(name, text);
    assertThat(load(null).effective()).containsEntry(key, text);
  }

  @Test
  void plainVariables_areOnlyThoseOfTheList() {
    environment.put("INCLUDE", "com.acme.*");
    environment.put("CONFIG", "/nowhere");
    environment.put("LOG_LEVEL", "trace");
    assertThat(load(null).isSet(Options.INCLUDE)).isFalse();
    assertThat(load(null).isSet(Options.LOG_LEVEL)).isFalse();
  }

  @Test
  void otelAttributes_areDecoded() {
    environment.put(
        "OTEL_RESOURCE_ATTRIBUTES",
        "junk, service.version = 1%2C2+3 ,deployment.environment=old,100%=x,"
            + "deployment.environment.name=d%C3%A9v");
    AgentConfig config = load(null);
    assertThat(config.get(Options.SERVICE_VERSION)).isEqualTo("1,2+3");
    assertThat(config.get(Options.ENVIRONMENT)).isEqualTo("dév");
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void emptyVariable_countsAsUnset() {
    environment.put("TELEMETRY_FLUSH_MS", "");
    environment.put("TELEMETRY_OUTPUT_PATH", " ");
    environment.put("OUTPUT_PATH", "/tmp/x");
    assertThat(load(null).get(Options.FLUSH_MS)).isEqualTo(100);
    assertThat(load(null).get(Options.OUTPUT_PATH)).isEqualTo("/tmp/x");
  }

  @Test
  void agentArgument_keepsPatternsAndPaths() {
    AgentConfig config =
        load(
            " include = com.acme.*:org.foo.Type#method*:@org.foo.Traced:*Service#*:*"
                + ":a.B#<init>,output_path=C:\\logs\\a=b.jsonl,,exclude=com.acme.Outer$Inner,");
    assertThat(config.get(Options.INCLUDE))
        .containsExactly(
            "com.acme.*",
            "org.foo.Type#method*",
            "@org.foo.Traced",
            "*Service#*",
            "*",
            "a.B#<init>");
    assertThat(config.get(Options.OUTPUT_PATH)).isEqualTo("C:\\logs\\a=b.jsonl");
    assertThat(config.get(Options.EXCLUDE)).containsExactly("com.acme.Outer$Inner");
  }

  @Test
  void agentArgument_keyTwice_warns() {
    AgentConfig config = load("flush_ms=1,flush_ms=2");
    assertThat(config.get(Options.FLUSH_MS)).isEqualTo(2);
    assertThat(config.warnings())
        .containsExactly("flush_ms is given twice in the agent argument; the last one holds");
  }

  @Test
  void unknownKey_namesTheNearest() throws IOException {
    environment.put("TELEMETRY_FLUSHMS", "1");
    environment.put("TELEMETRY_CONFIG", file("log-level=warn"));
    properties.setProperty("telemetry.inclde", "x");
    assertThat(load("ouput_path=password").warnings())
        .containsExactly(
            "unknown option ouput_path (agent argument); the nearest known one is output_path",
            "unknown option inclde (telemetry.inclde); the nearest known one is include",
            "unknown option flushms (TELEMETRY_FLUSHMS); the nearest known one is flush_ms",
            "unknown option log-level (config file "
                + environment.get("TELEMETRY_CONFIG")
                + "); the nearest known one is log_level");
  }

  @Test
  void effective_hasTheOrderOfTheOptionsAndNoSecrets() {
    AgentConfig config = load("public_ip=https://me:s3cret@ip.example/?token=x,enabled=yes");
    assertThat(config.effective())
        .containsEntry("public_ip", "https://[redacted]@ip.example/?token=[redacted]")
        .containsEntry("enabled", "yes")
        .containsEntry("flush_ms", "100")
        .doesNotContainKeys("service_name", "include");
    assertThat(config.effective().keySet())
        .isSubsetOf(Options.ALL.stream().map(Option::key).toList())
        .startsWith("enabled", "constructors", "trivial_methods", "events", "disable");
  }

  @Test
  void redactor_isTheUsers_alsoInWhatIsSaidOfABadValue() {
    AgentConfig config =
        load("redact=pin:customer_ref,redact_off=token,redact_patterns=cust-[0-9]+:a(?:b|c)");
    assertThat(config.redactor().text("pin=1 token=2 customerRef=3 cust-45 ab"))
        .isEqualTo("pin=[redacted] token=2 customerRef=[redacted] [redacted] [redacted]");
    assertThatThrownBy(() -> load("redact=pin,flush_ms=1&pin=2"))
        .hasMessageStartingWith("flush_ms=1&pin=[redacted] is not a whole number");
  }

  @Test
  void effective_hidesAPatternThatIsTheSecretItself() {
    assertThat(load("redact_patterns=hunter2:cust-[0-9]+").effective())
        .containsEntry("redact_patterns", "[redacted]:cust-[0-9]+");
  }

  @Test
  void redactor_hidesLiteralsInErrors_unlessStatementsAreWantedRaw() {
    String error = "SQL statement: select 'bob' from a";
    assertThat(load(null).redactor().error(error)).isEqualTo("SQL statement: select ? from a");
    assertThat(load("db_statements=raw").redactor().error(error)).isEqualTo(error);
  }

  @Test
  void extensions_areFiles_onWindowsToo() {
    assertThat(load(null).get(Options.EXTENSIONS)).isEmpty();
    assertThat(load("extensions=a.jar:~/b.jar").get(Options.EXTENSIONS))
        .containsExactly("a.jar", System.getProperty("user.home") + "/b.jar");
    assertThat(load("extensions=C:\\a.jar:x/b.jar:D:/c.jar:e").get(Options.EXTENSIONS))
        .containsExactly("C:\\a.jar", "x/b.jar", "D:/c.jar", "e");
  }

  @Test
  void file_isUtf8AndMayStartWithAByteOrderMark() throws IOException {
    AgentConfig config = load("config=" + file("\uFEFFservice_name = Wäscherei\n# a comment\n"));
    assertThat(config.get(Options.SERVICE_NAME)).isEqualTo("Wäscherei");
  }
}
