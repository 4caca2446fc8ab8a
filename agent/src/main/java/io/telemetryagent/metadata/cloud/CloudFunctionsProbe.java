package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.IOException;

/**
 * Facts about a function of Cloud Functions, now Cloud Run functions. Fills cloud.* of
 * telemetry.v2.
 */
final class CloudFunctionsProbe implements MetadataProbe {
  private final Surroundings surroundings;

  CloudFunctionsProbe(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public String name() {
    return "cloud_functions";
  }

  @Override
  public String provider() {
    return CloudSigns.GCP;
  }

  @Override
  public Resource local() {
    if (!isHere()) return Resource.EMPTY;
    return GcpServer.local(name())
        .fallback("cloud.region", Field.GCP_REGION.of(surroundings.env("FUNCTION_REGION")))
        .detail("faas.name", Field.NAME.of(surroundings.env("K_SERVICE", "FUNCTION_NAME")))
        .detail("faas.version", Field.NAME.of(surroundings.env("K_REVISION")))
        .build();
  }

  @Override
  public boolean isWorthAsking(CloudSigns signs) {
    return isHere();
  }

  @Override
  public Resource probe(MetadataClient client) throws IOException {
    return GcpServer.parse(new GcpServer(surroundings).askServerless(client)).build();
  }

  private boolean isHere() {
    return name().equals(GcpServer.serverless(surroundings));
  }
}
