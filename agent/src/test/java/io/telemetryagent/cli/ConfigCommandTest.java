package io.telemetryagent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.telemetryagent.config.Option;
import io.telemetryagent.config.Options;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigCommandTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("TELEMETRY_FLUSH_MS", "7", "OUTPUT_PATH", "out.jsonl", "TELEMETRY_FLUHS_MS", "1");

  @Test
  void value_hasItsSource() {
    CliRun run = CliRun.of(ENVIRONMENT, new byte[0], "config", "include=shop.*", "overflow=drop");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .anyMatch(line -> line.matches("option +value +from"))
        .anyMatch(line -> line.matches("include +shop\\.\\* +agent argument"))
        .anyMatch(line -> line.matches("overflow +drop +agent argument"))
        .anyMatch(line -> line.matches("flush_ms +7 +TELEMETRY_FLUSH_MS"))
        .anyMatch(line -> line.matches("output_path +out\\.jsonl +OUTPUT_PATH"))
        .anyMatch(line -> line.matches("environment +dev +default"))
        .anyMatch(line -> line.matches("service_name +\\(inferred from the app\\) +default"))
        .hasSize(1 + Options.ALL.size());
    assertThat(run.err()).startsWith("telemetry-agent: unknown option fluhs_ms").hasLineCount(1);
  }

  @Test
  void secret_isMasked() {
    CliRun run = CliRun.of("config", "public_ip=https://me:s3cret@ip.example/");
    assertThat(run.out()).contains("https://[redacted]@ip.example/").doesNotContain("s3cret");
  }

  @Test
  void json_saysTheSame() throws IOException {
    CliRun run = CliRun.of(ENVIRONMENT, new byte[0], "config", "--json", "include=shop.*");
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("options")).hasSize(Options.ALL.size());
    assertThat(json.get("options").get(1).toString())
        .isEqualTo("{\"key\":\"include\",\"value\":\"shop.*\",\"source\":\"agent argument\"}");
    assertThat(json.at("/options/2/value").isNull()).isTrue();
    assertThat(json.get("warnings").get(0).textValue()).startsWith("unknown option fluhs_ms");
  }

  @Test
  void docs_explainEveryOption() {
    String docs = CliRun.of("config", "--docs").out();
    for (Option<?> option : Options.ALL) {
      assertThat(docs)
          .contains(
              option.key()
                  + "\n    "
                  + option.meaning()
                  + "\n    allowed: "
                  + option.allowed()
                  + "\n    default: "
                  + option.defaultWords()
                  + "\n"
                  + (option.isLive() ? "    may change while the agent runs\n" : ""));
    }
  }

  @Test
  void badValue_isWrongUse() {
    CliRun run = CliRun.of("config", "flush_ms=soon");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "telemetry-agent: flush_ms=soon is not a whole number of milliseconds from 0 to 60000."
                + " All options: java -jar telemetry-agent.jar config --docs\n");
  }
}
