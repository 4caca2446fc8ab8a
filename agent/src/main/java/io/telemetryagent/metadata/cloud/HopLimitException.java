package io.telemetryagent.metadata.cloud;

import java.io.IOException;

/**
 * The instance answers, but its token does not reach us: it may pass fewer network hops than there
 * are between the instance and this container.
 */
public final class HopLimitException extends IOException {
  private static final long serialVersionUID = 1;

  /** What to tell the user. */
  public static final String HINT =
      "The EC2 instance answers, but its IMDSv2 token does not reach this container: the hop limit"
          + " is too low. Set it to 2: aws ec2 modify-instance-metadata-options --instance-id ID"
          + " --http-put-response-hop-limit 2";

  HopLimitException() {
    super("the token is stopped by the hop limit");
  }
}
