package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.util.Map;

/** Facts about an App Engine service ("Runtime environment"). Fills cloud.* of telemetry.v2. */
final class AppEngineProbe extends GcpServerlessProbe {
  AppEngineProbe(Surroundings surroundings) {
    super("app_engine", surroundings);
  }

  @Override
  Resource.Builder addVariables(Resource.Builder facts) {
    return facts
        .fallback(
            "cloud.account.id", Field.GCP_PROJECT.of(surroundings.env("GOOGLE_CLOUD_PROJECT")))
        .fallback("cloud.instance.id", Field.GCP_INSTANCE.of(surroundings.env("GAE_INSTANCE")))
        .detail("faas.name", Field.NAME.of(surroundings.env("GAE_SERVICE")))
        .detail("faas.version", Field.NAME.of(surroundings.env("GAE_VERSION")));
  }

  @Override
  Resource parsed(Map<String, String> answers) {
    return parse(answers);
  }

  /** The flexible environment runs in zones of Compute Engine, the standard one in its own. */
  static Resource parse(Map<String, String> answers) {
    String own = Field.APP_ENGINE_ZONE.of(Field.lastPart(answers.get(GcpServer.ZONE)));
    return GcpServer.parse(answers).put("cloud.availability_zone", own).build();
  }
}
