package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;

/**
 * Facts about an app on Azure Container Apps, from its environment. Fills cloud.* of telemetry.v2.
 */
final class ContainerAppsProbe implements MetadataProbe {
  private final AppServiceEnvironment environment;

  ContainerAppsProbe(Surroundings surroundings) {
    this.environment = new AppServiceEnvironment(surroundings);
  }

  @Override
  public String name() {
    return "container_apps";
  }

  @Override
  public String provider() {
    return CloudSigns.AZURE;
  }

  @Override
  public Resource local() {
    return environment.isContainerApp() ? environment.facts(name()).build() : Resource.EMPTY;
  }
}
