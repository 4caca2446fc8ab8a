package io.telemetryagent.metadata.cloud;

import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The probes there are, the more special platform before what it is built on: its facts win. */
public final class MetadataProbes {
  private MetadataProbes() {}

  /**
   * All of them.
   *
   * @param publicIp {@code metadata}, {@code off}, or the URL of a service to ask
   */
  public static List<MetadataProbe> all(Surroundings surroundings, String publicIp) {
    boolean fromCloud = publicIp.equals("metadata");
    List<MetadataProbe> probes =
        new ArrayList<>(
            Arrays.asList(
                new LambdaProbe(surroundings),
                new EcsProbe(surroundings),
                new EksProbe(surroundings),
                new BeanstalkProbe(surroundings),
                new Ec2Probe(surroundings, fromCloud),
                new CloudFunctionsProbe(surroundings),
                new AppEngineProbe(surroundings),
                new CloudRunProbe(surroundings),
                new GkeProbe(surroundings),
                new GceProbe(surroundings, fromCloud),
                new AzureFunctionsProbe(surroundings),
                new AppServiceProbe(surroundings),
                new ContainerAppsProbe(surroundings),
                new AksProbe(surroundings),
                new AzureVmProbe(surroundings, fromCloud)));
    if (!fromCloud && !publicIp.equals("off")) probes.add(new PublicIpProbe(publicIp));
    return probes;
  }

  /** What all of them know without asking anyone. */
  public static Resource local(Surroundings surroundings) {
    Resource known = Resource.EMPTY;
    for (MetadataProbe probe : all(surroundings, "off")) known = known.merge(probe.local());
    return known;
  }
}
