package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.IOException;
import java.util.Map;

/**
 * Facts about a serverless platform of Google Cloud: from the environment that it makes, and from
 * the metadata server.
 */
abstract class GcpServerlessProbe implements MetadataProbe {
  final Surroundings surroundings;
  private final String name;

  /** A probe for the platform that {@link GcpServer#serverless} calls {@code name}. */
  GcpServerlessProbe(String name, Surroundings surroundings) {
    this.name = name;
    this.surroundings = surroundings;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String provider() {
    return CloudSigns.GCP;
  }

  @Override
  public final Resource local() {
    if (!isHere()) return Resource.EMPTY;
    Resource.Builder facts =
        Resource.builder()
            .put("cloud.provider", CloudSigns.GCP)
            .put("cloud.platform", name)
            .fallback("cloud.metadata_source", "env");
    return addVariables(facts).build();
  }

  /** Adds what else the environment says. */
  abstract Resource.Builder addVariables(Resource.Builder facts);

  @Override
  public final boolean isWorthAsking(CloudSigns signs) {
    return isHere();
  }

  @Override
  public final Resource probe(MetadataClient client) throws IOException {
    Map<String, String> answers =
        new GcpServer(surroundings)
            .ask(client, GcpServer.ID, GcpServer.REGION, GcpServer.ZONE, GcpServer.PROJECT);
    return parsed(answers);
  }

  /** The facts that the server's answers give. Pure. */
  Resource parsed(Map<String, String> answers) {
    return GcpServer.parse(answers).build();
  }

  private boolean isHere() {
    return name.equals(GcpServer.serverless(surroundings));
  }
}
