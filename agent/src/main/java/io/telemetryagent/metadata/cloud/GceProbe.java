package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.IOException;
import java.util.Map;

/**
 * Facts about a Compute Engine machine, from its metadata server. Fills cloud.*, host.public_ip of
 * telemetry.v2.
 */
final class GceProbe implements MetadataProbe {
  static final String TYPE = "instance/machine-type";
  static final String IMAGE = "instance/image";
  static final String PUBLIC_IP = "instance/network-interfaces/0/access-configs/0/external-ip";

  private final Surroundings surroundings;
  private final boolean withPublicIp;

  GceProbe(Surroundings surroundings, boolean withPublicIp) {
    this.surroundings = surroundings;
    this.withPublicIp = withPublicIp;
  }

  @Override
  public String name() {
    return "gce";
  }

  @Override
  public String provider() {
    return CloudSigns.GCP;
  }

  @Override
  public Resource local() {
    return Resource.EMPTY;
  }

  @Override
  public boolean isWorthAsking(CloudSigns signs) {
    return signs.mayBe(CloudSigns.GCP) && GcpServer.serverless(surroundings) == null;
  }

  @Override
  public Resource probe(MetadataClient client) throws IOException {
    GcpServer server = new GcpServer(surroundings);
    String[] keys = {GcpServer.ID, GcpServer.ZONE, GcpServer.PROJECT, TYPE, IMAGE, PUBLIC_IP};
    if (!withPublicIp) keys[5] = IMAGE;
    return parse(server.ask(client, keys));
  }

  /** {@code answers} by key; zone, machine type and image are paths. */
  static Resource parse(Map<String, String> answers) {
    return GcpServer.parse(answers)
        .fallback("cloud.platform", "gce")
        .put("cloud.machine.type", Field.GCP_TYPE.of(Field.lastPart(answers.get(TYPE))))
        .put("cloud.image.id", Field.GCP_IMAGE.of(answers.get(IMAGE)))
        .put("host.public_ip", Field.ip(answers.get(PUBLIC_IP)))
        .build();
  }
}
