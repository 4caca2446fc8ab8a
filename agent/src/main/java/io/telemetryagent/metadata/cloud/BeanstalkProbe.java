package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.FlatJson;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.util.Map;

/**
 * Tells an AWS Elastic Beanstalk environment, by the file it keeps for X-Ray; the instance tells
 * the rest. Fills cloud.* of telemetry.v2.
 */
final class BeanstalkProbe implements MetadataProbe {
  static final String FILE = "/var/elasticbeanstalk/xray/environment.conf";

  private final Surroundings surroundings;

  BeanstalkProbe(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public String name() {
    return "beanstalk";
  }

  @Override
  public String provider() {
    return CloudSigns.AWS;
  }

  @Override
  public Resource local() {
    return parse(surroundings.read(FILE));
  }

  static Resource parse(String document) {
    Map<String, String> facts = FlatJson.parse(document);
    String environment = Field.NAME.of(facts.get("environment_name"));
    if (environment == null) return Resource.EMPTY;
    return Resource.builder()
        .put("cloud.provider", CloudSigns.AWS)
        .put("cloud.platform", "beanstalk")
        .fallback("cloud.metadata_source", "file")
        .detail("aws.beanstalk.environment", environment)
        .detail("aws.beanstalk.deployment.id", Field.NAME.of(facts.get("deployment_id")))
        .detail("aws.beanstalk.version.label", Field.NAME.of(facts.get("version_label")))
        .build();
  }
}
