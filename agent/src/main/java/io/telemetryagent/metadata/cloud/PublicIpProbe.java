package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.FlatJson;
import io.telemetryagent.metadata.facts.Resource;
import java.io.IOException;

/** Asks the service that the user named for our public address. Fills host.public_ip. */
final class PublicIpProbe implements MetadataProbe {
  private final String url;

  PublicIpProbe(String url) {
    this.url = url;
  }

  @Override
  public String name() {
    return "public_ip";
  }

  @Override
  public String provider() {
    return null;
  }

  @Override
  public Resource local() {
    return Resource.EMPTY;
  }

  @Override
  public boolean isWorthAsking(CloudSigns signs) {
    return true;
  }

  @Override
  public Resource probe(MetadataClient client) throws IOException {
    return parse(client.direct().get(url, ""));
  }

  /** The address is the whole answer, or {@code ip} of a JSON object. */
  static Resource parse(String answer) {
    String ip = Field.ip(answer);
    if (ip == null) ip = Field.ip(FlatJson.parse(answer).get("ip"));
    return Resource.builder().put("host.public_ip", ip).build();
  }
}
