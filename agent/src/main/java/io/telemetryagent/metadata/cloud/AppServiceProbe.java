package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;

/** Facts about an app on Azure App Service, from its environment. Fills cloud.* of telemetry.v2. */
final class AppServiceProbe implements MetadataProbe {
  private final AppServiceEnvironment environment;

  AppServiceProbe(Surroundings surroundings) {
    this.environment = new AppServiceEnvironment(surroundings);
  }

  @Override
  public String name() {
    return "app_service";
  }

  @Override
  public String provider() {
    return CloudSigns.AZURE;
  }

  @Override
  public Resource local() {
    return environment.isAppService() ? environment.facts(name()).build() : Resource.EMPTY;
  }
}
