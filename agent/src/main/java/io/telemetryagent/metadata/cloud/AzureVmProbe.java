package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.FlatJson;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Facts about an Azure virtual machine, from its Instance Metadata Service. Fills cloud.*,
 * host.public_ip of telemetry.v2.
 */
final class AzureVmProbe implements MetadataProbe {
  private static final String SERVER = "http://169.254.169.254";
  private static final String DOCUMENT = "/metadata/instance?api-version=2021-02-01";

  private final Surroundings surroundings;
  private final boolean withPublicIp;

  AzureVmProbe(Surroundings surroundings, boolean withPublicIp) {
    this.surroundings = surroundings;
    this.withPublicIp = withPublicIp;
  }

  @Override
  public String name() {
    return "azure_vm";
  }

  @Override
  public String provider() {
    return CloudSigns.AZURE;
  }

  @Override
  public Resource local() {
    return Resource.EMPTY;
  }

  /** App Service and Container Apps have no machine to ask about. */
  @Override
  public boolean isWorthAsking(CloudSigns signs) {
    return signs.mayBe(CloudSigns.AZURE)
        && !surroundings.hasEnv("WEBSITE_SITE_NAME", "CONTAINER_APP_NAME");
  }

  @Override
  public Resource probe(MetadataClient client) throws IOException {
    return parse(document(client), withPublicIp);
  }

  /** What the service says of the machine. */
  static String document(MetadataClient client) throws IOException {
    return client.get(SERVER, DOCUMENT, "Metadata", "true");
  }

  /** All scalars are text, and empty where there is none. Empty unless it names a machine. */
  static Resource parse(String document, boolean withPublicIp) {
    Map<String, String> facts = FlatJson.parse(document);
    String machine = Field.AZURE_VM.of(facts.get("compute/vmId"));
    if (machine == null) return Resource.EMPTY;
    String address = "network/interface/0/ipv4/ipAddress/0/publicIpAddress";
    return Resource.builder()
        .put("cloud.provider", CloudSigns.AZURE)
        .fallback("cloud.platform", "azure_vm")
        .put("cloud.region", Field.AZURE_REGION.of(facts.get("compute/location")))
        .put("cloud.availability_zone", Field.AZURE_ZONE.of(facts.get("compute/zone")))
        .put("cloud.account.id", Field.AZURE_SUBSCRIPTION.of(facts.get("compute/subscriptionId")))
        .put("cloud.instance.id", machine)
        .put("cloud.machine.type", Field.AZURE_SIZE.of(facts.get("compute/vmSize")))
        .put("cloud.image.id", Field.AZURE_IMAGE.of(image(facts)))
        .put("cloud.metadata_source", "azure_imds")
        .put("host.public_ip", withPublicIp ? Field.ip(facts.get(address)) : null)
        .build();
  }

  /** Of an image of one's own the id; of the marketplace's the URN, {@code a:b:c:latest}. */
  private static String image(Map<String, String> facts) {
    String reference = "compute/storageProfile/imageReference/";
    String id = facts.getOrDefault(reference + "id", "");
    if (!id.isEmpty()) return id;
    List<String> urn = new ArrayList<>();
    for (String part : new String[] {"publisher", "offer", "sku", "version"}) {
      // A part that is missing leaves the URN too short to be one.
      urn.add(facts.getOrDefault(reference + part, ""));
    }
    return String.join(":", urn);
  }
}
