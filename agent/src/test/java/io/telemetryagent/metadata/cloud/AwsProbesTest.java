package io.telemetryagent.metadata.cloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.telemetryagent.metadata.cloud.MetadataFixtures.BEANSTALK;
import static io.telemetryagent.metadata.cloud.MetadataFixtures.EC2_DOCUMENT;
import static io.telemetryagent.metadata.cloud.MetadataFixtures.EKS_CONFIG_MAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telemetryagent.metadata.client.Deadline;
import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Resource;
import io.telemetryagent.metadata.kubernetes.KubernetesDetector;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsProbesTest extends ProbeHarness {
  private static final String DOCUMENT = "/latest/dynamic/instance-identity/document";
  private static final String PUBLIC_IP = "/latest/meta-data/public-ipv4";
  private static final String TAG = "/latest/meta-data/tags/instance/eks:cluster-name";
  private static final String CONFIG_MAP =
      "/api/v1/namespaces/amazon-cloudwatch/configmaps/cluster-info";

  @Test
  void ec2_tellsOfItsInstance() throws Exception {
    ec2(DOCUMENT, 200, EC2_DOCUMENT);
    ec2(PUBLIC_IP, 200, "198.51.100.7");

    Resource facts = probe(new Ec2Probe(machine.surroundings(), true));

    assertThat(facts.toMap().get("cloud"))
        .hasToString(
            "{provider=aws, region=eu-central-1, availability_zone=eu-central-1c,"
                + " account.id=210987654321, instance.id=i-0aa11bb22cc33dd44,"
                + " machine.type=m7g.2xlarge, image.id=ami-0fedcba9876543210, platform=ec2,"
                + " metadata_source=IMDSv2}");
    assertThat(facts.get("host.public_ip")).isEqualTo("198.51.100.7");
  }

  @Test
  void ec2_mayHaveNoPublicAddress() throws Exception {
    ec2(DOCUMENT, 200, EC2_DOCUMENT);
    ec2(PUBLIC_IP, 404, "<html>Not Found</html>");

    MetadataClient client = client(5000);
    Resource facts = new Ec2Probe(machine.surroundings(), true).probe(client);

    assertThat(facts.get("cloud.region")).isEqualTo("eu-central-1");
    assertThat(facts.get("host.public_ip")).isNull();
    assertThat(client.missedAnswers()).isFalse();
  }

  @Test
  void ec2_isNotAskedForAnAddressThatNobodyWants() throws Exception {
    ec2(DOCUMENT, 200, EC2_DOCUMENT);

    probe(new Ec2Probe(machine.surroundings(), false));

    server.verify(0, getRequestedFor(urlEqualTo(PUBLIC_IP)));
  }

  @Test
  void ec2_isNeverAskedWithoutAToken() {
    server.stubFor(put(anyUrl()).willReturn(aResponse().withStatus(403)));
    path(DOCUMENT, 200, EC2_DOCUMENT);

    assertThatThrownBy(() -> probe(new Ec2Probe(machine.surroundings(), true)))
        .hasMessage("status 403");
    server.verify(0, getRequestedFor(anyUrl()));
  }

  @Test
  void ec2_tellsALostTokenFromALostServer() {
    server.stubFor(put(anyUrl()).willReturn(aResponse().withFixedDelay(3000)));
    path("/latest/meta-data/", 401, "");

    assertThatThrownBy(() -> new Ec2Probe(machine.surroundings(), true).probe(client(500)))
        .isInstanceOf(HopLimitException.class);
  }

  @Test
  void ec2_isSilentWhereBothAreLost() {
    server.stubFor(put(anyUrl()).willReturn(aResponse().withFixedDelay(3000)));
    server.stubFor(get(anyUrl()).willReturn(aResponse().withFixedDelay(3000)));

    assertThatThrownBy(() -> new Ec2Probe(machine.surroundings(), true).probe(client(500)))
        .isInstanceOf(java.net.SocketTimeoutException.class);
  }

  @Test
  void ec2_isAskedAtTheEndpointOfTheEnvironment() throws Exception {
    ec2(DOCUMENT, 200, EC2_DOCUMENT);
    machine.env("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.baseUrl() + "/");

    Resource facts =
        new Ec2Probe(machine.surroundings(), false)
            .probe(new MetadataClient(null, Deadline.afterMillis(5000)));

    assertThat(facts.get("cloud.region")).isEqualTo("eu-central-1");
  }

  @Test
  void ec2_isAskedByIpv6WhereTheEnvironmentSaysSo_andNamesNoEndpoint() {
    assertThat(new Imds(machine.surroundings()).server()).isEqualTo("http://169.254.169.254");

    machine.env("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv6");
    assertThat(new Imds(machine.surroundings()).server()).isEqualTo("http://[fd00:ec2::254]");

    machine.env("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://[::1]:8080/");
    assertThat(new Imds(machine.surroundings()).server()).isEqualTo("http://[::1]:8080");
  }

  @Test
  void ec2_isLeftAloneWhereItIsDisabledOrAbsent() {
    assertThat(isWorthAsking(new Ec2Probe(machine.surroundings(), true))).isTrue();

    machine.env("AWS_EC2_METADATA_DISABLED", "TRUE");
    assertThat(isWorthAsking(new Ec2Probe(machine.surroundings(), true))).isFalse();

    machine.env("AWS_EC2_METADATA_DISABLED", "false").env("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE");
    assertThat(isWorthAsking(new Ec2Probe(machine.surroundings(), true))).isFalse();
  }

  @Test
  void ec2_isNoneWithoutARegion() {
    assertThat(Ec2Probe.parse("<html>", "198.51.100.7")).isEqualTo(Resource.EMPTY);
    assertThat(Ec2Probe.parse("{\"region\":\"<b>\",\"accountId\":\"210987654321\"}", null))
        .isEqualTo(Resource.EMPTY);
  }

  @Test
  void eks_knowsItsRegionFromTheIssuerOfTheToken() {
    inEks();

    Resource facts = new EksProbe(machine.surroundings()).local();

    assertThat(facts.get("cloud.platform")).isEqualTo("eks");
    assertThat(facts.get("cloud.region")).isEqualTo("eu-central-1");
    assertThat(facts.get("cloud.metadata_source")).isEqualTo("file");
  }

  @Test
  void eks_takesTheClustersNameFromTheTagOfTheInstance() throws Exception {
    inEks();
    ec2(TAG, 200, "prod-tag");

    assertThat(probe(new EksProbe(machine.surroundings())).get("k8s.cluster.name"))
        .isEqualTo("prod-tag");
  }

  @Test
  void eks_takesTheClustersNameFromTheConfigMap() throws Exception {
    inEks();
    ec2(TAG, 404, "");
    path(CONFIG_MAP, 200, EKS_CONFIG_MAP);

    assertThat(probe(new EksProbe(machine.surroundings())).get("k8s.cluster.name"))
        .isEqualTo("prod-eu");
    // Over plain HTTP, to whatever forwarder, the credential stays at home.
    server.verify(0, anyRequestedFor(anyUrl()).withHeader("Authorization", containing("Bearer")));
  }

  @Test
  void eks_mayNotBeAllowedToReadTheConfigMap() {
    inEks();
    machine.env("AWS_EC2_METADATA_DISABLED", "true");
    path(CONFIG_MAP, 403, "{\"kind\":\"Status\"}");

    assertThatThrownBy(() -> probe(new EksProbe(machine.surroundings()))).hasMessage("status 403");
  }

  @Test
  void eks_isNotAskedForANameThatIsKnown() {
    inEks();
    assertThat(isWorthAsking(new EksProbe(machine.surroundings()))).isTrue();

    machine.env("K8S_CLUSTER_NAME", "prod");
    assertThat(isWorthAsking(new EksProbe(machine.surroundings()))).isFalse();
  }

  @Test
  void lambda_isInItsEnvironment() {
    machine.env("AWS_LAMBDA_FUNCTION_NAME", "place-order").env("AWS_REGION", "eu-central-1");
    machine.env("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/22/[$LATEST]0a1b2c3d");

    Resource facts = new LambdaProbe(machine.surroundings()).local();

    assertThat(facts.toMap().get("cloud"))
        .hasToString(
            "{provider=aws, region=eu-central-1, availability_zone=null, account.id=null,"
                + " instance.id=2026/11/22/[$LATEST]0a1b2c3d, machine.type=null, image.id=null,"
                + " platform=lambda, metadata_source=env}");
    for (MetadataProbe probe : MetadataProbes.all(machine.surroundings(), "metadata")) {
      assertThat(isWorthAsking(probe)).as(probe.name()).isFalse();
    }
  }

  @Test
  void lambda_isNotWhereSamRunsAFunction() {
    machine.env("AWS_LAMBDA_FUNCTION_NAME", "place-order").env("AWS_SAM_LOCAL", "true");

    assertThat(new LambdaProbe(machine.surroundings()).local()).isEqualTo(Resource.EMPTY);
  }

  @Test
  void beanstalk_isAnInstanceWithAFile() {
    machine.file(BeanstalkProbe.FILE, BEANSTALK);

    Resource facts = new BeanstalkProbe(machine.surroundings()).local();

    assertThat(facts.merge(Ec2Probe.parse(EC2_DOCUMENT, null)).get("cloud.platform"))
        .isEqualTo("beanstalk");
    assertThat(facts.details())
        .isEqualTo(
            Map.of(
                "aws.beanstalk.environment", "shop-prod",
                "aws.beanstalk.deployment.id", "32",
                "aws.beanstalk.version.label", "shop-2.1"));
    assertThat(BeanstalkProbe.parse("[]")).isEqualTo(Resource.EMPTY);
  }

  private void inEks() {
    machine.env("KUBERNETES_SERVICE_HOST", "10.0.0.1");
    machine.token(
        KubernetesDetector.SERVICE_ACCOUNT + "token",
        "https://oidc.eks.eu-central-1.amazonaws.com/id/0A");
  }

  private boolean isWorthAsking(MetadataProbe probe) {
    return probe.isWorthAsking(new CloudSigns(machine.surroundings(), false));
  }
}
