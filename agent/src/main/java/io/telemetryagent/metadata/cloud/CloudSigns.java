package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.facts.Surroundings;
import io.telemetryagent.metadata.kubernetes.ServiceAccountIssuer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which clouds this may be, by signs that cost nothing: they decide whom it is worth asking. */
public final class CloudSigns {
  static final String AWS = "aws";
  static final String GCP = "gcp";
  static final String AZURE = "azure";

  private static final String DMI = "/sys/class/dmi/id/";

  private final Set<String> seen = new HashSet<>();
  private final boolean askAll;

  /**
   * Looks at the environment, at service accounts, then at what the hardware says it is.
   *
   * @param endpointGiven whether the user named a server to ask for all clouds
   */
  public CloudSigns(Surroundings surroundings, boolean endpointGiven) {
    readEnvironment(surroundings);
    boolean hardwareUnknown = false;
    if (seen.isEmpty() && !endpointGiven) hardwareUnknown = !readHardware(surroundings);
    askAll = seen.isEmpty() && (endpointGiven || hardwareUnknown);
  }

  /** Whether that cloud's servers are worth asking. */
  boolean mayBe(String provider) {
    return askAll || seen.contains(provider);
  }

  /** Whether a sign says that this is that cloud: then silence is a fault, and may pass. */
  public boolean isLikely(String provider) {
    return seen.contains(provider);
  }

  private void readEnvironment(Surroundings surroundings) {
    ServiceAccountIssuer issuer = ServiceAccountIssuer.of(surroundings);
    if (issuer.eksRegion() != null || hasAwsVariable(surroundings)) seen.add(AWS);
    if (issuer.gke().matches() || GcpServer.hasSign(surroundings)) seen.add(GCP);
    if (issuer.isAks() || hasAzureVariable(surroundings)) seen.add(AZURE);
  }

  /** Not {@code AWS_REGION} and the like: developers have those too. */
  private static boolean hasAwsVariable(Surroundings surroundings) {
    return surroundings.hasEnv(
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_EXECUTION_ENV",
            "ECS_CONTAINER_METADATA_URI_V4",
            "ECS_CONTAINER_METADATA_URI",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_EC2_METADATA_SERVICE_ENDPOINT",
            "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")
        || surroundings.read(BeanstalkProbe.FILE) != null;
  }

  private static boolean hasAzureVariable(Surroundings surroundings) {
    return surroundings.hasEnv("WEBSITE_SITE_NAME", "CONTAINER_APP_NAME", "CLUSTER_RESOURCE_ID");
  }

  /** False where the hardware does not say what it is. */
  private boolean readHardware(Surroundings surroundings) {
    String vendor = lower(surroundings.read(DMI + "sys_vendor"));
    String product = lower(surroundings.read(DMI + "product_name"));
    String board = lower(surroundings.read(DMI + "board_asset_tag"));
    String hypervisor = lower(surroundings.read("/sys/hypervisor/uuid"));
    // Xen instances say "xen" where Nitro says "Amazon EC2"; their UUID starts with ec2.
    if (vendor.contains("amazon") || board.startsWith("i-") || hypervisor.startsWith("ec2")) {
      seen.add(AWS);
    }
    if (vendor.equals("google") || product.equals("google compute engine")) seen.add(GCP);
    // Also Hyper-V elsewhere; but no Surface.
    if (vendor.startsWith("microsoft") && product.equals("virtual machine")) seen.add(AZURE);
    return !seen.isEmpty() || !vendor.isEmpty() || !product.isEmpty();
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
