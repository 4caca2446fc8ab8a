package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Resource;
import java.io.IOException;

/** Finds out whether this process runs on one platform, and where on it. One class a platform. */
public interface MetadataProbe {
  /** The platform, as in {@code cloud.platform} where it has a word for it. */
  String name();

  /** {@code aws}, {@code gcp} or {@code azure}; null where the answer holds in any cloud. */
  String provider();

  /** What environment and files say, for which no packet is sent. Empty when not this platform. */
  Resource local();

  /** Whether this platform has servers that know more, and it may be the one we are on. */
  default boolean isWorthAsking(CloudSigns signs) {
    return false;
  }

  /**
   * Asks the platform's servers; empty when they are not this platform's.
   *
   * @throws IOException if they do not answer, or not with facts
   */
  default Resource probe(MetadataClient client) throws IOException {
    return Resource.EMPTY;
  }
}
