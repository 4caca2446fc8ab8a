package io.telemetryagent.metadata;

import io.telemetryagent.metadata.cloud.MetadataProbe;
import io.telemetryagent.metadata.facts.Surroundings;
import io.telemetryagent.metadata.kubernetes.ContainerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * For which machine, boot and question an answer holds. Hashed: the variables that are part of it
 * hold addresses that a user may not want in a file.
 */
final class CacheIdentity {
  /** Where the probes look for their servers. */
  private static final String[] ENDPOINTS = {
    "AWS_EC2_METADATA_SERVICE_ENDPOINT",
    "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
    "ECS_CONTAINER_METADATA_URI_V4",
    "ECS_CONTAINER_METADATA_URI",
    "GCE_METADATA_HOST",
    "KUBERNETES_SERVICE_HOST",
  };

  private CacheIdentity() {}

  static String of(
      Surroundings surroundings, MetadataSettings settings, List<MetadataProbe> asked) {
    StringBuilder identity = new StringBuilder();
    add(identity, surroundings.read("/proc/sys/kernel/random/boot_id"));
    add(identity, surroundings.read("/etc/machine-id"));
    add(identity, ContainerId.of(surroundings));
    add(identity, surroundings.read("/proc/sys/kernel/hostname"));
    add(identity, settings.endpoint());
    add(identity, settings.publicIp());
    for (String name : ENDPOINTS) add(identity, surroundings.env(name));
    for (MetadataProbe probe : asked) add(identity, probe.name());
    return hash(identity.toString());
  }

  /** The id of the user this process acts for; the name where the system does not tell ids. */
  static String user(Surroundings surroundings) {
    for (String line : surroundings.own().lines("/proc/self/status")) {
      // Uid: real effective saved file-system
      if (line.startsWith("Uid:")) return line.split("\\s+")[2];
    }
    return surroundings.property("user.name");
  }

  private static void add(StringBuilder identity, String part) {
    identity.append(part).append('\n');
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      StringBuilder hex = new StringBuilder();
      for (byte each : hash) {
        hex.append(Character.forDigit(each >> 4 & 15, 16))
            .append(Character.forDigit(each & 15, 16));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}
