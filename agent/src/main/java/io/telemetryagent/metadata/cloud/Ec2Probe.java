package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.FlatJson;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.IOException;
import java.util.Map;

/** Facts about an EC2 instance, from IMDSv2. Fills cloud.*, host.public_ip of telemetry.v2. */
final class Ec2Probe implements MetadataProbe {
  private static final String DOCUMENT = "/latest/dynamic/instance-identity/document";
  private static final String PUBLIC_IP = "/latest/meta-data/public-ipv4";

  private final Surroundings surroundings;
  private final Imds imds;
  private final boolean withPublicIp;

  Ec2Probe(Surroundings surroundings, boolean withPublicIp) {
    this.surroundings = surroundings;
    this.imds = new Imds(surroundings);
    this.withPublicIp = withPublicIp;
  }

  @Override
  public String name() {
    return "ec2";
  }

  @Override
  public String provider() {
    return CloudSigns.AWS;
  }

  @Override
  public Resource local() {
    return Resource.EMPTY;
  }

  /** Lambda and Fargate have no instance to ask about. */
  @Override
  public boolean isWorthAsking(CloudSigns signs) {
    String execution = surroundings.env("AWS_EXECUTION_ENV");
    boolean serverless =
        surroundings.hasEnv("AWS_LAMBDA_FUNCTION_NAME") || "AWS_ECS_FARGATE".equals(execution);
    return signs.mayBe(CloudSigns.AWS) && !serverless && !imds.isDisabled();
  }

  @Override
  public Resource probe(MetadataClient client) throws IOException {
    String token = imds.token(client);
    String document = imds.get(client, token, DOCUMENT);
    String publicIp = withPublicIp ? imds.getIfThere(client, token, PUBLIC_IP) : null;
    return parse(document, publicIp);
  }

  /** Empty unless the document names a region: then it is not the one we know. */
  static Resource parse(String document, String publicIp) {
    Map<String, String> facts = FlatJson.parse(document);
    String region = Field.AWS_REGION.of(facts.get("region"));
    if (region == null) return Resource.EMPTY;
    return Resource.builder()
        .put("cloud.provider", CloudSigns.AWS)
        .fallback("cloud.platform", "ec2")
        .put("cloud.region", region)
        .put("cloud.availability_zone", Field.AWS_ZONE.of(facts.get("availabilityZone")))
        .put("cloud.account.id", Field.AWS_ACCOUNT.of(facts.get("accountId")))
        .put("cloud.instance.id", Field.EC2_INSTANCE.of(facts.get("instanceId")))
        .put("cloud.machine.type", Field.EC2_TYPE.of(facts.get("instanceType")))
        .put("cloud.image.id", Field.EC2_IMAGE.of(facts.get("imageId")))
        .put("cloud.metadata_source", "IMDSv2")
        .put("host.public_ip", Field.ip(publicIp))
        .build();
  }
}
