package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.HttpAnswer;
import io.telemetryagent.metadata.client.HttpStatusException;
import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The metadata server of Google Cloud ("About VM metadata"), asked for single keys: the recursive
 * answer would bring ssh keys along.
 */
final class GcpServer {
  static final String ID = "instance/id";
  static final String REGION = "instance/region";
  static final String ZONE = "instance/zone";
  static final String PROJECT = "project/project-id";

  /** What {@code metadata.google.internal} stands for everywhere; a resolver may hang. */
  private static final String OWN = "169.254.169.254";

  private static final String FLAVOR = "Metadata-Flavor";

  private final String server;

  GcpServer(Surroundings surroundings) {
    String given = surroundings.env("GCE_METADATA_HOST");
    server = "http://" + (given == null ? OWN : given);
  }

  /** Whether the environment is one that Google Cloud makes, or names the server. */
  static boolean hasSign(Surroundings surroundings) {
    return surroundings.hasEnv("GCE_METADATA_HOST") || serverless(surroundings) != null;
  }

  /** {@code cloud_functions}, {@code app_engine} or {@code cloud_run}; null elsewhere. */
  static String serverless(Surroundings surroundings) {
    // Knative sets the variables of Cloud Run in any cluster.
    if (surroundings.hasEnv("KUBERNETES_SERVICE_HOST")) return null;
    if (surroundings.hasEnv("FUNCTION_TARGET")) return "cloud_functions";
    if (surroundings.hasEnv("GAE_SERVICE")) return "app_engine";
    return surroundings.hasEnv("K_SERVICE", "K_CONFIGURATION", "CLOUD_RUN_JOB")
        ? "cloud_run"
        : null;
  }

  /**
   * The answers by key; those it does not have are left out.
   *
   * @throws IOException if the first key has no answer, or not Google's
   */
  Map<String, String> ask(MetadataClient client, String... keys) throws IOException {
    Map<String, String> answers = new HashMap<>();
    for (String key : keys) {
      try {
        answers.put(key, ask(client, key));
      } catch (IOException noAnswer) {
        if (answers.isEmpty()) throw noAnswer;
      }
    }
    return answers;
  }

  /** The facts that all platforms have. Pure. */
  static Resource.Builder parse(Map<String, String> answers) {
    String zone = Field.GCP_ZONE.of(Field.lastPart(answers.get(ZONE)));
    String region = Field.GCP_REGION.of(Field.lastPart(answers.get(REGION)));
    if (region == null && zone != null) region = zone.substring(0, zone.lastIndexOf('-'));
    return Resource.builder()
        .put("cloud.provider", CloudSigns.GCP)
        .put("cloud.region", region)
        .put("cloud.availability_zone", zone)
        .put("cloud.account.id", Field.GCP_PROJECT.of(answers.get(PROJECT)))
        .put("cloud.instance.id", Field.GCP_INSTANCE.of(answers.get(ID)))
        .put("cloud.metadata_source", "gce");
  }

  private String ask(MetadataClient client, String key) throws IOException {
    HttpAnswer answer =
        client.exchange("GET", server, "/computeMetadata/v1/" + key, FLAVOR, "Google");
    // The header tells it from a captive portal, and from another cloud at the same address.
    if (!"Google".equals(answer.header(FLAVOR))) throw new HttpStatusException(404);
    if (answer.status() != 200) throw new HttpStatusException(answer.status());
    return answer.text();
  }
}
