package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;

/**
 * Facts about an AWS Lambda function, from its environment ("Using Lambda environment variables"):
 * it has no metadata server. Fills cloud.* of telemetry.v2.
 */
final class LambdaProbe implements MetadataProbe {
  private final Surroundings surroundings;

  LambdaProbe(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public String name() {
    return "lambda";
  }

  @Override
  public String provider() {
    return CloudSigns.AWS;
  }

  @Override
  public Resource local() {
    String function = surroundings.env("AWS_LAMBDA_FUNCTION_NAME");
    // SAM's command line runs functions on a developer's machine, with the variables of Lambda.
    if (function == null || surroundings.hasEnv("AWS_SAM_LOCAL")) return Resource.EMPTY;
    return Resource.builder()
        .put("cloud.provider", CloudSigns.AWS)
        .put("cloud.platform", "lambda")
        .put("cloud.region", Field.AWS_REGION.of(surroundings.env("AWS_REGION")))
        // Each execution environment, the instance of a function, has a log stream of its own.
        .put("cloud.instance.id", Field.NAME.of(surroundings.env("AWS_LAMBDA_LOG_STREAM_NAME")))
        .put("cloud.metadata_source", "env")
        .detail("faas.name", Field.NAME.of(function))
        .detail("faas.version", Field.NAME.of(surroundings.env("AWS_LAMBDA_FUNCTION_VERSION")))
        .build();
  }
}
