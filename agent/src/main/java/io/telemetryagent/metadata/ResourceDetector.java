package io.telemetryagent.metadata;

import io.telemetryagent.metadata.app.LaunchCommand;
import io.telemetryagent.metadata.app.ServiceDetector;
import io.telemetryagent.metadata.cloud.MetadataProbes;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import io.telemetryagent.metadata.host.HostDetector;
import io.telemetryagent.metadata.host.OperatingSystem;
import io.telemetryagent.metadata.host.ProcessDetector;
import io.telemetryagent.metadata.kubernetes.KubernetesDetector;
import io.telemetryagent.redact.Redactor;

/** Gathers what this process can tell about itself. */
public final class ResourceDetector {
  private ResourceDetector() {}

  /**
   * The facts that environment and files give: no packet is sent. Takes a few milliseconds; call it
   * off the app's threads. A source that fails costs its own facts only.
   *
   * @param serviceName as the user gave it; null to infer it
   * @param serviceVersion as the user gave it; null to infer it
   * @param environment where the service runs: {@code dev}, {@code prod}
   * @param redactor what takes the secrets out of the command line
   */
  public static Resource local(
      Surroundings surroundings,
      LaunchCommand launch,
      String serviceName,
      String serviceVersion,
      String environment,
      Redactor redactor) {
    return new ServiceDetector(surroundings, launch)
        .detect(serviceName, serviceVersion)
        .merge(Resource.builder().put("environment", environment).build())
        .merge(OperatingSystem.detect(surroundings))
        .merge(new HostDetector(surroundings).detect())
        .merge(new KubernetesDetector(surroundings).detect())
        .merge(MetadataProbes.local(surroundings))
        .merge(new ProcessDetector(surroundings.own(), redactor).detect());
  }
}
