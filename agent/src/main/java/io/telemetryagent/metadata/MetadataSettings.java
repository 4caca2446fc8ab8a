package io.telemetryagent.metadata;

import io.telemetryagent.config.AgentConfig;
import io.telemetryagent.config.Options;
import io.telemetryagent.redact.Redactor;

/** What the user wants of the search for cloud facts. Immutable. */
public final class MetadataSettings {
  private final boolean enabled;
  private final long timeoutMillis;
  private final String cacheFile;
  private final String endpoint;
  private final String publicIp;
  private final Redactor redactor;

  /**
   * One value for each option.
   *
   * @param enabled false: no probe, no packet
   * @param timeoutMillis the one deadline of all probes together
   * @param cacheFile null for no cache
   * @param endpoint base URL to ask in place of every server's own; null for none
   * @param publicIp {@code metadata}, {@code off}, or the URL of a service to ask
   * @param redactor what takes secrets out of what is kept
   */
  public MetadataSettings(
      boolean enabled,
      long timeoutMillis,
      String cacheFile,
      String endpoint,
      String publicIp,
      Redactor redactor) {
    this.enabled = enabled;
    this.timeoutMillis = timeoutMillis;
    this.cacheFile = cacheFile;
    this.endpoint = endpoint;
    this.publicIp = publicIp;
    this.redactor = redactor;
  }

  public static MetadataSettings of(AgentConfig config) {
    String cache = config.get(Options.METADATA_CACHE);
    return new MetadataSettings(
        config.get(Options.ENABLE_CLOUD_METADATA),
        config.get(Options.METADATA_TIMEOUT_MS),
        "off".equals(cache) ? null : cache,
        config.get(Options.METADATA_ENDPOINT),
        config.get(Options.PUBLIC_IP),
        config.redactor());
  }

  boolean enabled() {
    return enabled;
  }

  long timeoutMillis() {
    return timeoutMillis;
  }

  String cacheFile() {
    return cacheFile;
  }

  String endpoint() {
    return endpoint;
  }

  String publicIp() {
    return publicIp;
  }

  Redactor redactor() {
    return redactor;
  }
}
