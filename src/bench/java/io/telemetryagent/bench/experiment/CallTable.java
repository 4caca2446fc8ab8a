package io.telemetryagent.bench.experiment;

import io.telemetryagent.bench.page.Figure;
import io.telemetryagent.bench.page.Table;
import io.telemetryagent.bench.run.Agents;
import io.telemetryagent.bench.run.Samples;
import io.telemetryagent.bench.variant.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the agents did in one program, call by call. */
final class CallTable {
  private final Samples samples;
  private final Agents agents;
  private final List<Variant> variants;

  CallTable(Samples samples, Agents agents, List<Variant> variants) {
    this.samples = samples;
    this.agents = agents;
    this.variants = variants.stream().filter(samples::has).toList();
  }

  @Override
  public String toString() {
    Table table =
        new Table(
            "agent",
            "burst, ns a call: mean / median",
            "sustained, ns a call: mean / median",
            "calls a second",
            "arrived",
            "bytes a call that arrived",
            "CPU s per million calls",
            "allocated by the app's thread, bytes a call",
            "largest RSS, MB",
            "GC");
    for (Variant variant : variants) {
      table.row(
          variant.label(),
          meanAndMedian(variant, "burst"),
          meanAndMedian(variant, "sustained"),
          Figure.large(samples.median(variant, "sustained.calls_per_second")),
          Figure.share(arrived(variant)),
          Figure.of(bytes(variant), 0),
          Figure.of(cpuMicros(variant), 3),
          Figure.of(allocated(variant), 1),
          Figure.of(samples.median(variant, "max_resident_kib") / 1024, 0),
          Figure.share(samples.median(variant, "sustained.gc_share")));
    }
    return table + samples.failures();
  }

  /** For a plot: what a call takes beyond one without agent, by agent and what arrived. */
  Map<String, Double> sustainedMeans() {
    Map<String, Double> bars = new LinkedHashMap<>();
    for (Variant variant : variants) {
      if (variant != agents.none) {
        String share = variant.label() + " (" + Figure.share(arrived(variant)) + ")";
        bars.put(share, (double) Math.round(beyondNone(variant, "sustained.mean")));
      }
    }
    return bars;
  }

  /** What a call takes beyond one without agent, in nanoseconds. */
  double beyondNone(Variant variant, String name) {
    return samples.median(variant, name) - samples.median(agents.none, name);
  }

  double callsPerSecond(Variant variant) {
    return samples.median(variant, "sustained.calls_per_second");
  }

  /** CPU time of the whole process for a call, in microseconds. */
  double cpuMicros(Variant variant) {
    return samples.median(variant, "sustained.cpu_ns_per_call") / 1000;
  }

  /** What the app's thread allocated for a call, in bytes. */
  double allocated(Variant variant) {
    return samples.median(variant, "sustained.allocated_per_call");
  }

  /** What was written for a call that arrived, in bytes. */
  double bytes(Variant variant) {
    return writtenBytes(variant) / arrived(variant);
  }

  private String meanAndMedian(Variant variant, String phase) {
    if (variant == agents.none) {
      return Figure.of(samples.median(variant, phase + ".mean"), 1)
          + " / "
          + Figure.of(samples.median(variant, phase + ".median"), 1);
    }
    return Figure.beyond(beyondNone(variant, phase + ".mean"), 0)
        + " / "
        + Figure.beyond(beyondNone(variant, phase + ".median"), 0);
  }

  /**
   * Nobody counts at /dev/null; but the bytes of a call, handed to the kernel, are known there and
   * for the file, whose lines are equally long.
   */
  private double arrived(Variant variant) {
    if (variant != agents.toDevNull) {
      return samples.median(variant, "arrived");
    }
    double ofAll = writtenBytes(agents.toDevNull) / writtenBytes(agents.toFile);
    return ofAll * samples.median(agents.toFile, "arrived");
  }

  private double writtenBytes(Variant variant) {
    return samples.median(variant, "sustained.bytes_per_call");
  }
}
