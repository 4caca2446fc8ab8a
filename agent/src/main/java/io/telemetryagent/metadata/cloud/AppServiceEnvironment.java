package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.util.Locale;

/** What Azure's App Service and what is built on it put into the environment. */
final class AppServiceEnvironment {
  private final Surroundings surroundings;

  AppServiceEnvironment(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Functions run on App Service and on Container Apps, and have the variables of those too. */
  boolean isFunctions() {
    return surroundings.hasEnv("FUNCTIONS_EXTENSION_VERSION")
        || (surroundings.hasEnv("FUNCTIONS_WORKER_RUNTIME")
            && surroundings.hasEnv("WEBSITE_SITE_NAME", "CONTAINER_APP_NAME"));
  }

  boolean isAppService() {
    return surroundings.hasEnv("WEBSITE_SITE_NAME") && !isFunctions();
  }

  boolean isContainerApp() {
    return surroundings.hasEnv("CONTAINER_APP_NAME") && !isFunctions();
  }

  /** The facts that all of them have. */
  Resource.Builder facts(String platform) {
    String instance = surroundings.env("WEBSITE_INSTANCE_ID", "CONTAINER_APP_REPLICA_NAME");
    return Resource.builder()
        .put("cloud.provider", CloudSigns.AZURE)
        .put("cloud.platform", platform)
        .put("cloud.region", region())
        .put("cloud.account.id", subscription())
        .put("cloud.instance.id", Field.NAME.of(instance))
        .put("cloud.metadata_source", "env")
        .detail("faas.name", Field.NAME.of(name()));
  }

  private String name() {
    return surroundings.env("WEBSITE_SITE_NAME", "CONTAINER_APP_NAME");
  }

  /** {@code West US 2} or {@code westus2}; of a container app it is part of its domain. */
  private String region() {
    String name = surroundings.env("REGION_NAME");
    if (name == null) {
      // name.region.azurecontainerapps.io, where it is not a domain of the user's own
      String domain = surroundings.env("CONTAINER_APP_ENV_DNS_SUFFIX");
      String[] parts = domain == null ? new String[0] : domain.split("\\.");
      if (parts.length < 4 || !parts[parts.length - 2].equals("azurecontainerapps")) return null;
      name = parts[parts.length - 3];
    }
    return Field.AZURE_REGION.of(name.replace(" ", "").toLowerCase(Locale.ROOT));
  }

  /** {@code subscription+group-regionwebspace}. */
  private String subscription() {
    String owner = surroundings.env("WEBSITE_OWNER_NAME");
    int plus = owner == null ? -1 : owner.indexOf('+');
    return plus < 0 ? null : Field.AZURE_SUBSCRIPTION.of(owner.substring(0, plus));
  }
}
