package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.FlatJson;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.IOException;
import java.util.Map;

/**
 * Facts about an ECS task, from its metadata endpoint, version 4 or else 3 ("Amazon ECS task
 * metadata endpoint"). Fills cloud.*, k8s.cluster.name, k8s.container.name of telemetry.v2.
 */
final class EcsProbe implements MetadataProbe {
  private static final String[] ENDPOINTS = {
    "ECS_CONTAINER_METADATA_URI_V4", "ECS_CONTAINER_METADATA_URI"
  };

  private final Surroundings surroundings;

  EcsProbe(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public String name() {
    return "ecs";
  }

  @Override
  public String provider() {
    return CloudSigns.AWS;
  }

  @Override
  public Resource local() {
    if (!surroundings.hasEnv(ENDPOINTS)) return Resource.EMPTY;
    return Resource.builder()
        .put("cloud.provider", CloudSigns.AWS)
        .put("cloud.platform", "ecs")
        .fallback("cloud.region", Field.AWS_REGION.of(surroundings.env("AWS_REGION")))
        .fallback("cloud.metadata_source", "env")
        .build();
  }

  @Override
  public boolean isWorthAsking(CloudSigns signs) {
    return surroundings.hasEnv(ENDPOINTS);
  }

  @Override
  public Resource probe(MetadataClient client) throws IOException {
    IOException failure = null;
    for (String name : ENDPOINTS) {
      String endpoint = surroundings.env(name);
      if (endpoint == null) continue;
      try {
        // Half of the time, so that a hanging version 4 leaves some to version 3.
        String container = client.within(0.5).get(endpoint, "");
        return parse(container, client.getIfThere(endpoint, "/task"));
      } catch (IOException next) {
        failure = next;
      }
    }
    if (failure == null) return Resource.EMPTY;
    throw failure;
  }

  /** From the answers about the container and about its task; either may be null. */
  static Resource parse(String containerDocument, String taskDocument) {
    Map<String, String> container = FlatJson.parse(containerDocument);
    Map<String, String> task = FlatJson.parse(taskDocument);
    String label = "Labels/com.amazonaws.ecs.";
    String taskArn = first(task.get("TaskARN"), container.get(label + "task-arn"));
    String[] arn = arn(first(taskArn, container.get("ContainerARN")));
    String id = Field.ECS_CONTAINER.of(container.get("DockerId"));
    if (arn == null && id == null) return Resource.EMPTY;
    String image = container.get("Image");
    String launchType = Field.ECS_LAUNCH_TYPE.of(task.get("LaunchType"));
    return Resource.builder()
        .put("cloud.provider", CloudSigns.AWS)
        .put("cloud.platform", "ecs")
        .put("cloud.region", arn == null ? null : Field.AWS_REGION.of(arn[3]))
        .put("cloud.availability_zone", Field.AWS_ZONE.of(task.get("AvailabilityZone")))
        .put("cloud.account.id", arn == null ? null : Field.AWS_ACCOUNT.of(arn[4]))
        .put("cloud.image.id", Field.IMAGE_DIGEST.of(container.get("ImageID")))
        // The instance below knows its type better, where there is one that answers.
        .fallback("cloud.machine.type", launchType)
        .put("cloud.instance.id", isOnFargate(id, launchType) ? id : null)
        .put("cloud.metadata_source", "ecs")
        .put(
            "k8s.cluster.name",
            cluster(first(task.get("Cluster"), container.get(label + "cluster"))))
        .put("k8s.container.name", Field.NAME.of(container.get("Name")))
        .detail("container.id", id)
        .detail("container.image.name", Field.NAME.of(image))
        .detail("aws.ecs.task.arn", Field.NAME.of(taskArn))
        .detail("aws.ecs.task.family", Field.NAME.of(task.get("Family")))
        .build();
  }

  /** There the container is all there is of an instance. Version 3 does not give launch types. */
  private static boolean isOnFargate(String id, String launchType) {
    return "FARGATE".equals(launchType) || (id != null && id.indexOf('-') > 0);
  }

  /** The agent gives the cluster's ARN or, where it is old, its name. */
  private static String cluster(String nameOrArn) {
    return Field.NAME.of(Field.lastPart(nameOrArn));
  }

  /** {@code arn:aws:ecs:REGION:ACCOUNT:task/...} in its parts; null if it is no ARN. */
  private static String[] arn(String text) {
    String[] parts = text == null ? new String[0] : text.split(":", 6);
    return parts.length == 6 && parts[0].equals("arn") && parts[2].equals("ecs") ? parts : null;
  }

  private static String first(String one, String other) {
    return one != null ? one : other;
  }
}
