package io.telemetryagent.metadata.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.metadata.facts.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random and mutated answers to every parser: no exception leaves it, and no fact is made up. */
class ParserFuzzTest {
  /** What our own side says, whatever the answer. */
  private static final Set<String> OURS =
      Set.of("cloud.provider", "cloud.platform", "cloud.metadata_source");

  private static final List<String> DOCUMENTS =
      List.of(
          MetadataFixtures.EC2_DOCUMENT,
          MetadataFixtures.ECS_CONTAINER,
          MetadataFixtures.ECS_TASK,
          MetadataFixtures.EKS_CONFIG_MAP,
          MetadataFixtures.AKS_CONFIG_MAP,
          MetadataFixtures.AKS_NODE,
          MetadataFixtures.AZURE_DOCUMENT,
          MetadataFixtures.BEANSTALK,
          "{\"ip\":\"198.51.100.7\"}",
          "198.51.100.7",
          "projects/42/zones/europe-west1-b");

  @Property
  void parsers_survive_anyText(@ForAll String text, @ForAll String other) {
    parseAll(text, other);
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
  void parsers_makeNothingUp_fromMutatedAnswers(
      @ForAll("mutated") String text, @ForAll("mutated") String other) {
    parseAll(text, other);
  }

  private static void parseAll(String text, String other) {
    verify(Ec2Probe.parse(text, other), text, other);
    verify(EcsProbe.parse(text, other), text, other);
    verify(AzureVmProbe.parse(text, true), text, other);
    verify(AksProbe.parseNode(text), text, other);
    verify(AksProbe.parseConfigMap(text), text, other);
    verify(AksProbe.parseId(text), text, other);
    verify(BeanstalkProbe.parse(text), text, other);
    verify(PublicIpProbe.parse(text), text, other);
    Map<String, String> answers = new HashMap<>();
    for (String key : new String[] {GcpServer.ID, GcpServer.ZONE, GceProbe.PUBLIC_IP}) {
      answers.put(key, text);
    }
    for (String key : new String[] {GcpServer.REGION, GcpServer.PROJECT, GceProbe.TYPE}) {
      answers.put(key, other);
    }
    answers.put(GceProbe.IMAGE, other);
    answers.put(GkeProbe.CLUSTER, text);
    answers.put(GkeProbe.LOCATION, other);
    verify(GceProbe.parse(answers), text, other);
    verify(GkeProbe.parse(answers), text, other);
    verify(AppEngineProbe.parse(answers), text, other);
    String cluster = EksProbe.parse(text);
    if (cluster != null) assertThat(text).contains(cluster);
  }

  /** Every value stands in the answer, whole; of an image's URN every part. */
  private static void verify(Resource facts, String text, String other) {
    for (Map.Entry<String, Object> fact : facts.known().entrySet()) {
      if (OURS.contains(fact.getKey())) continue;
      for (String part : parts(fact)) assertThat(text + "\n" + other).contains(part);
    }
    for (String detail : facts.details().values()) {
      assertThat((text + "\n" + other).replace("\\/", "/")).contains(detail);
    }
  }

  private static String[] parts(Map.Entry<String, Object> fact) {
    String value = fact.getValue().toString();
    return fact.getKey().equals("cloud.image.id") ? value.split(":") : new String[] {value};
  }

  /** A true answer with a piece cut out, doubled, or replaced by something else. */
  @Provide
  Arbitrary<String> mutated() {
    Arbitrary<String> noise =
        Arbitraries.of(
            "",
            "null",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\\u0000",
            "<html>",
            "'",
            "\n",
            "-",
            "9".repeat(40),
            "x".repeat(300),
            "..",
            "/",
            "{\"region\":\"us-east-1\"}");
    return Combinators.combine(
            Arbitraries.of(DOCUMENTS),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 40),
            noise,
            Arbitraries.of(true, false))
        .as(ParserFuzzTest::mutate);
  }

  private static String mutate(
      String document, double where, int length, String noise, boolean doubled) {
    int from = (int) (where * document.length());
    int to = Math.min(document.length(), from + length);
    String piece = document.substring(from, to);
    return document.substring(0, from) + (doubled ? piece + piece : noise) + document.substring(to);
  }
}
