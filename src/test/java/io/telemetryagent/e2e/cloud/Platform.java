package io.telemetryagent.e2e.cloud;

import io.telemetryagent.e2e.jvm.AgentJvm;
import io.telemetryagent.e2e.jvm.Jdks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An environment, what the servers in it answer, and the facts that this makes. */
public final class Platform {
  private final String name;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, String> facts = new TreeMap<>();
  private SetUp setUp = server -> {};
  private boolean byEndpoint;
  private boolean asks = true;
  private int java = Jdks.own();

  Platform(String name) {
    this.name = name;
  }

  Platform java(int version) {
    java = version;
    return this;
  }

  /** {@code URL}, {@code HOST} and {@code EKS_TOKEN} stand for what only the test knows. */
  Platform env(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** A file of the machine; it has no others. */
  Platform file(String path, String text) {
    files.put(path, text);
    return this;
  }

  /** All probes ask the one server. */
  Platform byEndpoint() {
    byEndpoint = true;
    return this;
  }

  Platform asksNobody() {
    asks = false;
    return this;
  }

  Platform server(SetUp server) {
    setUp = server;
    return this;
  }

  /** Adds facts, or replaces them. */
  Platform facts(String... pathsAndValues) {
    for (int i = 0; i < pathsAndValues.length; i += 2) {
      facts.put(pathsAndValues[i], pathsAndValues[i + 1]);
    }
    return this;
  }

  Platform facts(Map<String, String> more) {
    facts.putAll(more);
    return this;
  }

  Platform onlyFacts(String... pathsAndValues) {
    facts.clear();
    return facts(pathsAndValues);
  }

  /** All platforms, some on more than one Java. */
  public static Stream<Platform> all() {
    return Stream.of(
            AwsPlatforms.all(),
            GcpPlatforms.all(),
            AzurePlatforms.all(),
            List.of(kubernetes(), kubernetesByFiles(), laptop()))
        .flatMap(List::stream);
  }

  /** Teaches the server its answers; they are good for as long as {@code temp} is there. */
  public AgentJvm jvm(CloudServer server, Path temp) throws IOException {
    setUp.on(server);
    AgentJvm jvm = AgentJvm.java(java).options("enable_cloud_metadata=true");
    jvm.options("metadata_root=" + machine(temp));
    for (Map.Entry<String, String> each : environment.entrySet()) {
      jvm.environment(each.getKey(), expanded(each.getValue(), server, temp));
    }
    return byEndpoint ? jvm.options("metadata_endpoint=" + server.url()) : jvm;
  }

  /** What every line must tell, as {@link Facts} gives it. */
  public Map<String, String> facts() {
    return facts;
  }

  /** Whether there is a server to ask; else all is in the environment. */
  public boolean asks() {
    return asks;
  }

  @Override
  public String toString() {
    return name + " on Java " + java;
  }

  static Platform kubernetes() {
    return new Platform("plain Kubernetes")
        .env("KUBERNETES_SERVICE_HOST", "10.96.0.1")
        .env("OTEL_RESOURCE_ATTRIBUTES", "k8s.pod.name=shop-0,k8s.cluster.name=cellar")
        .env("KUBERNETES_NAMESPACE", "shop")
        .env("KUBERNETES_CONTAINER_NAME", "web")
        .env("NODE_NAME", "rack-7")
        .byEndpoint()
        .facts(nowhere())
        .facts(
            "k8s", "is there",
            "k8s.cluster.name", "cellar",
            "k8s.namespace.name", "shop",
            "k8s.pod.name", "shop-0",
            "k8s.container.name", "web",
            "k8s.node.name", "rack-7");
  }

  static Platform kubernetesByFiles() {
    String pod = "/var/lib/kubelet/pods/11112222-3333-4444-5555-666677778888";
    return new Platform("plain Kubernetes, by files")
        .file("/var/run/secrets/kubernetes.io/serviceaccount/namespace", "shop")
        .file("/etc/podinfo/name", "shop-0\n")
        .file(
            "/proc/self/mountinfo",
            "14 10 8:1 " + pod + "/containers/web/0a1b /dev/termination-log rw - ext4 /dev/x rw\n")
        .byEndpoint()
        .facts(nowhere())
        .facts(
            "k8s", "is there",
            "k8s.namespace.name", "shop",
            "k8s.pod.name", "shop-0",
            "k8s.container.name", "web");
  }

  private static String[] nowhere() {
    return new String[] {"cloud.provider", "local", "cloud.metadata_source", "none"};
  }

  private static Platform laptop() {
    return new Platform("laptop").byEndpoint().facts(nowhere());
  }

  /** A folder that stands for the machine's root. */
  private Path machine(Path temp) throws IOException {
    Path root = Files.createDirectories(temp.resolve("machine"));
    for (Map.Entry<String, String> each : files.entrySet()) {
      Path file = root.resolve(each.getKey().substring(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
    return root;
  }

  private static String expanded(String value, CloudServer server, Path temp) throws IOException {
    return switch (value) {
      case "HOST" -> server.hostAndPort();
      case "EKS_TOKEN" -> Files.writeString(temp.resolve("token"), eksToken()).toString();
      default -> value.startsWith("URL") ? server.url() + value.substring(3) : value;
    };
  }

  /** A token as EKS signs them, but for the signature. */
  public static String eksToken() {
    String claims = "{\"iss\":\"https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789\"}";
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    return "eyJhbGciOiJub25lIn0." + encoded + ".c2ln";
  }

  /** Teaches a server its answers. */
  interface SetUp {
    void on(CloudServer server);
  }
}
