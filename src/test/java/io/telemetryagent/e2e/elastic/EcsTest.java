package io.telemetryagent.e2e.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Run;
import io.telemetryagent.e2e.lines.Line;
import io.telemetryagent.e2e.lines.LineSchema;
import io.telemetryagent.e2e.tools.EveryEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Lines of the Elastic Common Schema. Each is held to the fields of examples/elastic, and all of
 * them to the rules of a trace, as those of telemetry.v2 are.
 */
class EcsTest {
  private static final Path SHOP = Path.of("../../examples/target/shop.jar");

  @ParameterizedTest
  @CsvSource({"8, lines.jsonl", "17, stdout", "25, lines.jsonl.gz"})
  void lines_areATrace_inEveryOutput(int java, String output) {
    Run run = AgentJvm.java(java).jar(SHOP).options("output_format=ecs").output(output).run();
    assertThat(run.stdout()).startsWith("The shop is open at").endsWith("shipped.\n");
    assertThat(run.calls()).containsEntry("shop.Orders.place", 4L);
    assertThat(run.lines("exception").get(0).stackTrace()).contains("at shop.Warehouse.reserve");
    assertThat(run.lines("db_response").get(0).attribute("db.system")).isEqualTo("h2");
    Line response = run.lines("http_response").get(0);
    assertThat(response.attribute("http.url")).startsWith("http://127.0.0.1:");
    assertThat(response.attribute("http.status_code")).isEqualTo("200");
  }

  @Test
  void everyFieldOfTheMappings_isWritten() throws IOException {
    Set<String> fields = new TreeSet<>();
    new YAMLMapper()
        .readTree(Path.of("../../examples/elastic/mappings.yaml").toFile())
        .at("/template/mappings/properties")
        .propertyNames()
        .forEach(fields::add);
    for (String line : Files.readAllLines(EveryEvent.in("ecs").linesFile())) {
      fields.removeAll(LineSchema.parse(line).propertyNames());
    }
    assertThat(fields)
        .as("fields of other platforms")
        .containsExactly("container.id", "container.image.name", "faas.name", "faas.version");
  }

  @Test
  void strangeTexts_arriveWhole() {
    String[] texts = {"quote\" back\\slash", "größer 価格", "{\"@timestamp\":\"", ""};
    Run run =
        AgentJvm.java(17)
            .flags("-Dfile.encoding=ISO-8859-1")
            .main(
                "text.Strange",
                "quote\\u0022 back\\u005cslash",
                "gr\\u00f6\\u00dfer \\u4fa1\\u683c",
                "{\\u0022@timestamp\\u0022:\\u0022",
                "")
            .options("include=text.*", "output_format=ecs")
            .runLikePlain();
    assertThat(run.lines("exception")).extracting(Line::errorMessage).containsExactly(texts);
  }

  @Test
  void aMillionCharacters_areCut() {
    Run run =
        AgentJvm.java(17)
            .main("text.Strange", "\\ud83d\\ude00*1000000")
            .options("include=text.*", "output_format=ecs")
            .runLikePlain();
    Line exception = run.lines("exception").get(0);
    assertThat(exception.attribute("truncated")).isEqualTo("true");
    assertThat(exception.errorMessage()).startsWith("\ud83d\ude00".repeat(1000)).contains("...");
  }
}
