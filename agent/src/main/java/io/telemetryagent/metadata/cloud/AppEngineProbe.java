package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.IOException;
import java.util.Map;

/** Facts about an App Engine service ("Runtime environment"). Fills cloud.* of telemetry.v2. */
final class AppEngineProbe implements MetadataProbe {
  private final Surroundings surroundings;

  AppEngineProbe(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public String name() {
    return "app_engine";
  }

  @Override
  public String provider() {
    return CloudSigns.GCP;
  }

  @Override
  public Resource local() {
    if (!isHere()) return Resource.EMPTY;
    return GcpServer.local(name())
        .fallback(
            "cloud.account.id", Field.GCP_PROJECT.of(surroundings.env("GOOGLE_CLOUD_PROJECT")))
        .fallback("cloud.instance.id", Field.GCP_INSTANCE.of(surroundings.env("GAE_INSTANCE")))
        .detail("faas.name", Field.NAME.of(surroundings.env("GAE_SERVICE")))
        .detail("faas.version", Field.NAME.of(surroundings.env("GAE_VERSION")))
        .build();
  }

  @Override
  public boolean isWorthAsking(CloudSigns signs) {
    return isHere();
  }

  @Override
  public Resource probe(MetadataClient client) throws IOException {
    return parse(new GcpServer(surroundings).askServerless(client));
  }

  /** The flexible environment runs in zones of Compute Engine, the standard one in its own. */
  static Resource parse(Map<String, String> answers) {
    String own = Field.APP_ENGINE_ZONE.of(Field.lastPart(answers.get(GcpServer.ZONE)));
    return GcpServer.parse(answers).put("cloud.availability_zone", own).build();
  }

  private boolean isHere() {
    return name().equals(GcpServer.serverless(surroundings));
  }
}
