package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;

/**
 * Facts about a function of Azure Functions, from its environment. Fills cloud.* of telemetry.v2.
 */
final class AzureFunctionsProbe implements MetadataProbe {
  private final AppServiceEnvironment environment;

  AzureFunctionsProbe(Surroundings surroundings) {
    this.environment = new AppServiceEnvironment(surroundings);
  }

  @Override
  public String name() {
    return "azure_functions";
  }

  @Override
  public String provider() {
    return CloudSigns.AZURE;
  }

  @Override
  public Resource local() {
    return environment.isFunctions() ? environment.facts(name()).build() : Resource.EMPTY;
  }
}
