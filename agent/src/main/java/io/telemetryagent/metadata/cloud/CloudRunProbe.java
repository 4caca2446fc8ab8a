package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.IOException;

/**
 * Facts about a Cloud Run service or job ("Container runtime contract"). Fills cloud.* of
 * telemetry.v2.
 */
final class CloudRunProbe implements MetadataProbe {
  private final Surroundings surroundings;

  CloudRunProbe(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public String name() {
    return "cloud_run";
  }

  @Override
  public String provider() {
    return CloudSigns.GCP;
  }

  @Override
  public Resource local() {
    if (!isHere()) return Resource.EMPTY;
    return GcpServer.local(name())
        .detail("faas.name", Field.NAME.of(surroundings.env("K_SERVICE", "CLOUD_RUN_JOB")))
        .detail("faas.version", Field.NAME.of(surroundings.env("K_REVISION")))
        .detail(
            "gcp.cloud_run.job.execution", Field.NAME.of(surroundings.env("CLOUD_RUN_EXECUTION")))
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
