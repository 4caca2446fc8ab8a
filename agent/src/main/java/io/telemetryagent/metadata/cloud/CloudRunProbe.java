package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;

/**
 * Facts about a Cloud Run service or job ("Container runtime contract"). Fills cloud.* of
 * telemetry.v2.
 */
final class CloudRunProbe extends GcpServerlessProbe {
  CloudRunProbe(Surroundings surroundings) {
    super("cloud_run", surroundings);
  }

  @Override
  Resource.Builder addVariables(Resource.Builder facts) {
    return facts
        .detail("faas.name", Field.NAME.of(surroundings.env("K_SERVICE", "CLOUD_RUN_JOB")))
        .detail("faas.version", Field.NAME.of(surroundings.env("K_REVISION")))
        .detail(
            "gcp.cloud_run.job.execution", Field.NAME.of(surroundings.env("CLOUD_RUN_EXECUTION")));
  }
}
