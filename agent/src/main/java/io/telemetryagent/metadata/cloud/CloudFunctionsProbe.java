package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;

/**
 * Facts about a function of Cloud Functions, now Cloud Run functions. Fills cloud.* of
 * telemetry.v2.
 */
final class CloudFunctionsProbe extends GcpServerlessProbe {
  CloudFunctionsProbe(Surroundings surroundings) {
    super("cloud_functions", surroundings);
  }

  @Override
  Resource.Builder addVariables(Resource.Builder facts) {
    return facts
        .fallback("cloud.region", Field.GCP_REGION.of(surroundings.env("FUNCTION_REGION")))
        .detail("faas.name", Field.NAME.of(surroundings.env("K_SERVICE", "FUNCTION_NAME")))
        .detail("faas.version", Field.NAME.of(surroundings.env("K_REVISION")));
  }
}
