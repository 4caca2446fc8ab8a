package io.telemetryagent.metadata.host;

import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.facts.Surroundings;

/** The name and primary address of this machine or container. Fills host.* of telemetry.v2. */
public final class HostDetector {
  private final Surroundings surroundings;

  public HostDetector(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  public Resource detect() {
    return Resource.builder()
        .put("host.name", name())
        .put("host.ip", PrimaryAddress.text())
        .build();
  }

  /** The kernel's word first: it is right in a container too, and no resolver is asked for it. */
  private String name() {
    String given = surroundings.resourceAttribute("host.name");
    if (given != null) return given;
    for (String file : new String[] {"/proc/sys/kernel/hostname", "/etc/hostname"}) {
      String name = surroundings.read(file);
      if (name != null && name.indexOf('\n') < 0 && !name.equals("(none)")) return name;
    }
    String name = surroundings.env("HOSTNAME", "COMPUTERNAME");
    return name != null ? name : LocalHostName.within(300);
  }
}
