package io.telemetryagent.e2e.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import io.telemetryagent.e2e.jvm.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The files of examples/deploy, which no cluster runs here: what of them can be held to something.
 */
class DeployTest {
  private static final Path DOCS = Path.of("../../docs");
  private static final Path FILES = Path.of("../../examples/deploy");
  private static final Pattern VARIABLE = Pattern.compile("\\bTELEMETRY_([A-Z_]*[A-Z])");
  private static final Pattern ARGUMENT = Pattern.compile("telemetry-agent\\.jar=(\\S+)");
  private static final Pattern COMMAND_OPTION = Pattern.compile("(?:attach|set) \\S+ (\\w+)=");
  private static final Set<String> DOCKER =
      Set.of("FROM", "COPY", "ENV", "USER", "ENTRYPOINT", "CMD");

  static Stream<Path> files() throws IOException {
    return Stream.concat(Files.list(FILES), Stream.of(DOCS.resolve("CONTAINERS.md")));
  }

  @ParameterizedTest
  @MethodSource("files")
  void options_exist(Path file) throws IOException {
    Set<String> known = options();
    String text = Files.readString(file);
    Stream<String> variables =
        VARIABLE.matcher(text).results().map(each -> each.group(1).toLowerCase(Locale.ROOT));
    Stream<String> arguments =
        ARGUMENT
            .matcher(text)
            .results()
            .flatMap(each -> Stream.of(each.group(1).split(",")))
            .map(each -> each.split("=")[0]);
    Stream<String> commands = COMMAND_OPTION.matcher(text).results().map(each -> each.group(1));
    assertThat(Stream.concat(variables, Stream.concat(arguments, commands)))
        .allSatisfy(option -> assertThat(known).contains(option));
  }

  private static Set<String> options() throws IOException {
    return Pattern.compile("(?m)^\\| `([a-z_]+)` \\|")
        .matcher(Files.readString(DOCS.resolve("CONFIG.md")))
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void page_namesEveryFile() throws IOException {
    String page = Files.readString(DOCS.resolve("CONTAINERS.md"));
    List<String> links =
        Pattern.compile("\\.\\./examples/deploy/([\\w.-]+)\\)")
            .matcher(page)
            .results()
            .map((MatchResult link) -> link.group(1))
            .toList();
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(links);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile", "agent.Dockerfile"})
  void dockerfile_endsAsAnotherUserThanRoot(String name) throws IOException {
    List<String> lines =
        Files.readAllLines(FILES.resolve(name)).stream().filter(l -> !l.startsWith("#")).toList();
    assertThat(lines).allSatisfy(line -> assertThat(DOCKER).contains(line.split(" ")[0]));
    assertThat(lines.get(0)).startsWith("FROM ");
    assertThat(lines).contains("USER 10001:10001");
    assertThat(lines.stream().filter(line -> line.contains("telemetry-agent.jar")))
        .first()
        .asString()
        .startsWith("COPY --chmod=644 ");
    String last = lines.get(lines.size() - 1);
    assertThat(JsonMapper.shared().readTree(last.substring(last.indexOf('['))).isArray()).isTrue();
  }

  @Test
  void pod_getsTheJarThatItsJvmIsTold() throws IOException {
    JsonNode pod = pod();
    JsonNode init = pod.at("/initContainers/0");
    JsonNode app = pod.at("/containers/0");
    assertThat(environment(app))
        .containsEntry("JAVA_TOOL_OPTIONS", "-javaagent:" + init.at("/command/2").stringValue());
    assertThat(Path.of(init.at("/command/2").stringValue()).getParent().toString())
        .isEqualTo(init.at("/volumeMounts/0/mountPath").stringValue())
        .isEqualTo(app.at("/volumeMounts/0/mountPath").stringValue());
    Set<String> volumes = names(pod.get("volumes"));
    for (JsonNode container : List.of(init, app)) {
      assertThat(volumes).containsAll(names(container.get("volumeMounts")));
      assertThat(container.at("/securityContext/readOnlyRootFilesystem").booleanValue()).isTrue();
      assertThat(container.at("/securityContext/allowPrivilegeEscalation").booleanValue())
          .isFalse();
    }
    assertThat(pod.at("/securityContext/runAsNonRoot").booleanValue()).isTrue();
  }

  /** What Kubernetes would put into the environment is what the agent reads there. */
  @Test
  void podEnvironment_isOnEveryLine() throws IOException {
    AgentJvm jvm =
        AgentJvm.java(Jdks.own())
            .main("output.Busy", "1")
            .environment("KUBERNETES_SERVICE_HOST", "10.0.0.1");
    Map<String, String> environment = environment(pod().at("/containers/0"));
    environment.remove("JAVA_TOOL_OPTIONS");
    environment.put("TELEMETRY_INCLUDE", "output.*");
    environment.forEach(jvm::environment);
    Run run = jvm.run();
    assertThat(run.lines())
        .allSatisfy(
            line -> {
              assertThat(line.origin().get("k8s").toString())
                  .isEqualTo(
                      "{\"cluster.name\":\"production-eu\",\"namespace.name\":\"metadata.namespace\","
                          + "\"pod.name\":\"metadata.name\",\"container.name\":\"shop\","
                          + "\"node.name\":\"spec.nodename\"}");
              assertThat(line.origin().at("/service/name").stringValue()).isEqualTo("shop");
              assertThat(line.origin().get("environment").stringValue()).isEqualTo("prod");
            });
  }

  @Test
  void task_getsTheJarThatItsJvmIsTold() throws IOException {
    JsonNode task =
        JsonMapper.shared().readTree(Files.readString(FILES.resolve("ecs-task-definition.json")));
    JsonNode init = task.at("/containerDefinitions/0");
    JsonNode app = task.at("/containerDefinitions/1");
    assertThat(environment(app.get("environment"), "name", "value"))
        .containsEntry("JAVA_TOOL_OPTIONS", "-javaagent:" + init.at("/command/2").stringValue());
    assertThat(app.at("/dependsOn/0/containerName").stringValue())
        .isEqualTo(init.get("name").stringValue());
    Set<String> volumes = names(task.get("volumes"));
    for (JsonNode container : List.of(init, app)) {
      assertThat(container.get("readonlyRootFilesystem").booleanValue()).isTrue();
      container
          .get("mountPoints")
          .forEach(mount -> assertThat(volumes).contains(mount.get("sourceVolume").stringValue()));
    }
  }

  @Test
  void unit_isOfKnownSectionsAndKeys() throws IOException {
    Map<String, List<String>> sections = new TreeMap<>();
    List<String> keys = new ArrayList<>();
    for (String line : Files.readAllLines(FILES.resolve("shop.service"))) {
      if (line.startsWith("[")) {
        keys = new ArrayList<>();
        sections.put(line, keys);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        assertThat(line).matches("[A-Z]\\w+=.+").doesNotContainPattern("%[^%]");
        keys.add(line.substring(0, line.indexOf('=')));
      }
    }
    assertThat(sections).containsOnlyKeys("[Unit]", "[Service]", "[Install]");
    assertThat(sections.get("[Service]")).contains("ExecStart", "User", "SuccessExitStatus");
  }

  private static JsonNode pod() throws IOException {
    JsonNode deployment = new YAMLMapper().readTree(FILES.resolve("kubernetes.yaml").toFile());
    assertThat(deployment.get("kind").stringValue()).isEqualTo("Deployment");
    assertThat(deployment.at("/spec/selector/matchLabels"))
        .isEqualTo(deployment.at("/spec/template/metadata/labels"));
    return deployment.at("/spec/template/spec");
  }

  /** Of a container; what Kubernetes fills in is the path of the field in lower case. */
  private static Map<String, String> environment(JsonNode container) {
    Map<String, String> environment = new TreeMap<>();
    for (JsonNode variable : container.get("env")) {
      JsonNode field = variable.at("/valueFrom/fieldRef/fieldPath");
      JsonNode value = field.isMissingNode() ? variable.get("value") : field;
      boolean isField = !field.isMissingNode();
      environment.put(
          variable.get("name").stringValue(),
          isField ? value.stringValue().toLowerCase(Locale.ROOT) : value.stringValue());
    }
    return environment;
  }

  private static Map<String, String> environment(JsonNode list, String key, String value) {
    Map<String, String> environment = new TreeMap<>();
    list.forEach(
        each -> environment.put(each.get(key).stringValue(), each.get(value).stringValue()));
    return environment;
  }

  private static Set<String> names(JsonNode list) {
    return list.valueStream()
        .map(each -> each.get("name").stringValue())
        .collect(Collectors.toSet());
  }
}
