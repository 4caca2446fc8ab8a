package io.telemetryagent.metadata.cloud;

import static io.telemetryagent.metadata.cloud.MetadataFixtures.EC2_DOCUMENT;
import static io.telemetryagent.metadata.cloud.MetadataFixtures.ECS_CONTAINER;
import static io.telemetryagent.metadata.cloud.MetadataFixtures.ECS_ID;
import static io.telemetryagent.metadata.cloud.MetadataFixtures.ECS_TASK;
import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.metadata.facts.Resource;
import org.junit.jupiter.api.Test;

class EcsProbeTest extends ProbeHarness {
  @Test
  void probe_tellsOfItsTask() throws Exception {
    machine.env("ECS_CONTAINER_METADATA_URI_V4", "http://169.254.170.2/v4/0123");
    path("/v4/0123", 200, ECS_CONTAINER);
    path("/v4/0123/task", 200, ECS_TASK);

    Resource facts = probe(new EcsProbe(machine.surroundings()));

    assertThat(facts.toMap().get("cloud"))
        .hasToString(
            "{provider=aws, region=eu-central-1, availability_zone=eu-central-1b,"
                + " account.id=210987654321, instance.id="
                + ECS_ID
                + ", machine.type=FARGATE, image.id=sha256:"
                + "5a".repeat(32)
                + ", platform=ecs, metadata_source=ecs}");
    assertThat(facts.toMap().get("k8s"))
        .hasToString(
            "{cluster.name=sales, namespace.name=null, pod.name=null, container.name=shop,"
                + " node.name=null}");
    assertThat(facts.details())
        .containsEntry("container.id", ECS_ID)
        .containsEntry("aws.ecs.task.family", "shop");
  }

  @Test
  void probe_fallsBackToVersion3() throws Exception {
    machine.env("ECS_CONTAINER_METADATA_URI_V4", "http://169.254.170.2/v4/0123");
    machine.env("ECS_CONTAINER_METADATA_URI", "http://169.254.170.2/v3/0123");
    path("/v3/0123", 200, ECS_CONTAINER);

    Resource facts = probe(new EcsProbe(machine.surroundings()));

    assertThat(facts.get("cloud.account.id")).isEqualTo("210987654321");
    assertThat(facts.get("k8s.cluster.name")).isEqualTo("sales");
  }

  @Test
  void parse_leavesInstanceAndTypeToTheInstanceBelow() {
    String container = ECS_CONTAINER.replace(ECS_ID, "6d".repeat(32));
    Resource task = EcsProbe.parse(container, ECS_TASK.replace("FARGATE", "EC2"));

    Resource both = task.merge(Ec2Probe.parse(EC2_DOCUMENT, null));

    assertThat(both.get("cloud.platform")).isEqualTo("ecs");
    assertThat(both.get("cloud.machine.type")).isEqualTo("m7g.2xlarge");
    assertThat(both.get("cloud.instance.id")).isEqualTo("i-0aa11bb22cc33dd44");
  }

  @Test
  void parse_namesNoInstanceWhereThereIsOneBelowThatDoesNotAnswer() {
    String container = ECS_CONTAINER.replace(ECS_ID, "6d".repeat(32));

    assertThat(EcsProbe.parse(container, ECS_TASK).get("cloud.instance.id"))
        .isEqualTo("6d".repeat(32));
    assertThat(EcsProbe.parse(ECS_CONTAINER, null).get("cloud.instance.id")).isEqualTo(ECS_ID);
    assertThat(EcsProbe.parse(container, null).get("cloud.instance.id")).isNull();
    assertThat(
            EcsProbe.parse(container, ECS_TASK.replace("FARGATE", "EC2")).get("cloud.instance.id"))
        .isNull();
  }

  @Test
  void local_isKnownFromTheEnvironmentAlone() {
    assertThat(new EcsProbe(machine.surroundings()).local()).isEqualTo(Resource.EMPTY);

    machine.env("ECS_CONTAINER_METADATA_URI", "http://169.254.170.2/v3/0123");
    assertThat(new EcsProbe(machine.surroundings()).local().toMap().get("cloud").toString())
        .contains("provider=aws", "platform=ecs", "metadata_source=env");
  }
}
