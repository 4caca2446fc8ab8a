package io.telemetryagent.lines.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.telemetryagent.lines.BrokenLineException;
import io.telemetryagent.lines.LineParser;
import io.telemetryagent.lines.SampleLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Our reading of the schemas, beside that of a validator. */
class LineSchemaTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final List<JsonNode> VALUES =
      List.of(
              "null true false 0 1 -1 1.0 1.5 2e0 99 404 503 65536 9223372036854775807"
                  + " 9223372036854775808 [] ['a'] {} {'a':1} '' 'x' 'a.b' 'INFO' 'WARN' 'ERROR'"
                  + " 'server' 'internal' '10.0.0.1' '::1' 'none' 'local' 'agent_start' 'exception'"
                  + " '0000000000000000' '00f067aa0ba902b7' '4bf92f3577b34da6a3ce929d0e0e4736'"
                  + " '2026-11-22T09:33:20.001Z' '\uD83D\uDE00'")
          .stream()
          .flatMap(texts -> List.of(texts.replace('\'', '"').split(" ")).stream())
          .map(JSON::readTree)
          .toList();

  private final LineParser parser = new LineParser();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneChange_isJudgedAsByAValidator(boolean lenient) throws IOException {
    Judges judges = new Judges(lenient);
    for (String sample : SampleLines.all()) {
      ObjectNode line = (ObjectNode) JSON.readTree(sample);
      judges.compare(line);
      changeEach(line, line, judges);
    }
    judges.assertAgreed();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void manyChanges_areJudgedAsByAValidator(boolean lenient) throws IOException {
    Random random = new Random(42);
    Judges judges = new Judges(lenient);
    List<String> samples = SampleLines.all();
    for (int i = 0; i < 5000; i++) {
      JsonNode line = JSON.readTree(samples.get(random.nextInt(samples.size())));
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        changeOne((ObjectNode) line, random);
      }
      judges.compare(line);
    }
    judges.assertAgreed();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "severity | `info` | /severity is `info`, none of `TRACE`, `DEBUG`, `INFO`, `WARN`, `ERROR`",
        "sequence | 0 | /sequence is 0, less than 1",
        "sequence | `x` | /sequence is `x`, not of type integer",
        "environment | `` | /environment is ``, shorter than 1",
        "extra | 1 | /extra is not known",
        "host | {} | /host has no name",
        "error | {`type`:`E`,`message`:null,`stacktrace`:null} | /error is"
            + " {`type`:`E`,`message`:null,`stacktrace`:null}, not of type null",
      })
  void fault_isToldInWords(String key, String value, String fault) throws BrokenLineException {
    ObjectNode line = (ObjectNode) JSON.readTree(SampleLines.of("run").get(1));
    line.set(key, JSON.readTree(value.replace('`', '"')));
    assertThat(LineSchema.strict().faults(parse(line))).contains(fault.replace('`', '"'));
  }

  @Test
  void missingKey_isTold() throws BrokenLineException {
    ObjectNode line = (ObjectNode) JSON.readTree(SampleLines.of("run").get(1));
    line.remove("k8s");
    assertThat(LineSchema.strict().faults(parse(line))).containsExactly("the line has no k8s");
    assertThat(LineSchema.lenient().faults(parse(line))).isEmpty();
  }

  /** All values, in turn, in each place of {@code object}, which is in {@code line}. */
  private void changeEach(ObjectNode object, ObjectNode line, Judges judges) {
    for (String key : List.copyOf(object.propertyNames())) {
      JsonNode good = object.get(key);
      for (JsonNode value : VALUES) {
        object.set(key, value.deepCopy());
        judges.compare(line);
      }
      object.remove(key);
      judges.compare(line);
      object.set(key, good);
      if (good instanceof ObjectNode inner) {
        changeEach(inner, line, judges);
      }
    }
    object.put("extra", 1);
    judges.compare(line);
    object.remove("extra");
  }

  private static void changeOne(ObjectNode line, Random random) {
    List<String> keys = List.copyOf(line.propertyNames());
    String key = keys.get(random.nextInt(keys.size()));
    if (line.get(key) instanceof ObjectNode inner && !inner.isEmpty() && random.nextInt(4) > 0) {
      changeOne(inner, random);
    } else if (random.nextInt(10) == 0) {
      line.remove(key);
    } else {
      line.set(key, VALUES.get(random.nextInt(VALUES.size())).deepCopy());
    }
  }

  private Map<String, Object> parse(JsonNode line) throws BrokenLineException {
    byte[] bytes = JSON.writeValueAsBytes(line);
    return parser.parse(bytes, 0, bytes.length);
  }

  /** The two, and what they did not agree on. */
  private final class Judges {
    private final Schema theirs;
    private final LineSchema ours;
    private final List<String> disputes = new ArrayList<>();
    private int good;
    private int bad;

    Judges(boolean lenient) throws IOException {
      String name = lenient ? "telemetry.v2.lenient.schema.json" : "telemetry.v2.schema.json";
      Path file = Path.of("..", "docs", name);
      theirs =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(file, StandardCharsets.UTF_8));
      ours = lenient ? LineSchema.lenient() : LineSchema.strict();
    }

    void compare(JsonNode line) {
      List<?> faults = theirs.validate(line);
      try {
        List<String> found = ours.faults(parse(line));
        if (faults.isEmpty() != found.isEmpty()) {
          disputes.add("they: " + faults + " we: " + found + " of " + line);
        }
      } catch (BrokenLineException e) {
        disputes.add("we: " + e.getMessage() + " of " + line);
      }
      good += faults.isEmpty() ? 1 : 0;
      bad += faults.isEmpty() ? 0 : 1;
    }

    void assertAgreed() {
      assertThat(disputes).isEmpty();
      assertThat(good).isGreaterThan(100);
      assertThat(bad).isGreaterThan(1000);
    }
  }
}
