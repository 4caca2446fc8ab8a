package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.HttpAnswer;
import io.telemetryagent.metadata.client.HttpStatusException;
import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.IOException;
import java.net.SocketTimeoutException;

/**
 * The instance metadata service of EC2, version 2 only: each question carries a token. AWS: "Use
 * the Instance Metadata Service to access instance metadata".
 */
final class Imds {
  private static final String OWN = "http://169.254.169.254";
  private static final String OWN_IPV6 = "http://[fd00:ec2::254]";

  private final Surroundings surroundings;

  Imds(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** As all of AWS's own tools do, we leave it alone if told so. */
  boolean isDisabled() {
    return "true".equalsIgnoreCase(surroundings.env("AWS_EC2_METADATA_DISABLED"));
  }

  /**
   * A token, good for a minute and for this instance only.
   *
   * @throws HopLimitException if the token cannot reach this container
   */
  String token(MetadataClient client) throws IOException {
    try {
      // A share of the time: what is left tells a lost answer from a lost server.
      HttpAnswer answer =
          client
              .within(0.6)
              .exchange(
                  "PUT",
                  server(),
                  "/latest/api/token",
                  "X-aws-ec2-metadata-token-ttl-seconds",
                  "60");
      if (answer.status() != 200) throw new HttpStatusException(answer.status());
      return answer.text();
    } catch (SocketTimeoutException noToken) {
      if (answersWithoutToken(client)) throw new HopLimitException();
      throw noToken;
    }
  }

  String get(MetadataClient client, String token, String path) throws IOException {
    return client.get(server(), path, "X-aws-ec2-metadata-token", token);
  }

  /** Null if there is no such value, or no answer. */
  String getIfThere(MetadataClient client, String token, String path) {
    return client.getIfThere(server(), path, "X-aws-ec2-metadata-token", token);
  }

  /** The base URL to ask, as the environment says; else AWS's own. */
  String server() {
    String given = surroundings.env("AWS_EC2_METADATA_SERVICE_ENDPOINT");
    if (given != null) return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    String mode = surroundings.env("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE");
    return "IPv6".equalsIgnoreCase(mode) ? OWN_IPV6 : OWN;
  }

  /** Only answers to PUT are bound by the hop limit. What this one says is not used. */
  private boolean answersWithoutToken(MetadataClient client) {
    try {
      int status = client.exchange("GET", server(), "/latest/meta-data/").status();
      return status == 401 || status == 200;
    } catch (IOException noServer) {
      return false;
    }
  }
}
