package io.telemetryagent.e2e.cloud;

import java.util.List;

/** Where AWS runs JVMs. */
final class AwsPlatforms {
  private AwsPlatforms() {}

  static List<Platform> all() {
    return List.of(
        ec2().java(8),
        ec2(),
        ec2().java(25),
        new Platform("EC2 by metadata_endpoint")
            .byEndpoint()
            .server(CloudServer::ec2)
            .facts(ec2Facts()),
        fargate(),
        ecsOnEc2(),
        eksByTag(),
        eksByConfigMap(),
        eksByEnvironment(),
        beanstalk(),
        lambda());
  }

  static Platform ec2() {
    return new Platform("EC2")
        .env("AWS_EC2_METADATA_SERVICE_ENDPOINT", "URL")
        .server(CloudServer::ec2)
        .facts(ec2Facts());
  }

  private static String[] ec2Facts() {
    return new String[] {
      "cloud.provider", "aws",
      "cloud.region", "eu-central-1",
      "cloud.availability_zone", "eu-central-1c",
      "cloud.account.id", "210987654321",
      "cloud.instance.id", "i-0aa11bb22cc33dd44",
      "cloud.machine.type", "m7g.2xlarge",
      "cloud.image.id", "ami-0fedcba9876543210",
      "cloud.platform", "ec2",
      "cloud.metadata_source", "IMDSv2",
      "host.public_ip", "198.51.100.7",
    };
  }

  static Platform fargate() {
    return new Platform("ECS on Fargate, v4")
        .env("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE")
        .env("AWS_REGION", "eu-central-1")
        .env("ECS_CONTAINER_METADATA_URI_V4", "URL/v4/0123")
        .server(
            server -> server.path("/v4/0123", "ecs-container").path("/v4/0123/task", "ecs-task"))
        .facts(
            "cloud.provider", "aws",
            "cloud.region", "eu-central-1",
            "cloud.availability_zone", "eu-central-1b",
            "cloud.account.id", "210987654321",
            "cloud.instance.id", "0123456789abcdef0123456789abcdef-3000111222",
            "cloud.machine.type", "FARGATE",
            "cloud.image.id", "sha256:" + "5a".repeat(32),
            "cloud.platform", "ecs",
            "cloud.metadata_source", "ecs",
            "k8s", "is there",
            "k8s.cluster.name", "sales",
            "k8s.container.name", "shop");
  }

  /** Version 4 is announced but does not answer; the instance knows more than the task. */
  static Platform ecsOnEc2() {
    return new Platform("ECS on EC2, v3")
        .env("AWS_EXECUTION_ENV", "AWS_ECS_EC2")
        .env("ECS_CONTAINER_METADATA_URI_V4", "URL/v4/0123")
        .env("ECS_CONTAINER_METADATA_URI", "URL/v3/0123")
        .env("AWS_EC2_METADATA_SERVICE_ENDPOINT", "URL")
        .server(
            server ->
                server
                    .ec2()
                    .path("/v3/0123", "ecs-v3-container")
                    .path("/v3/0123/task", "ecs-v3-task"))
        .facts(ec2Facts())
        .facts(
            "cloud.image.id", "sha256:" + "5a".repeat(32),
            "cloud.platform", "ecs",
            "cloud.metadata_source", "ecs",
            "k8s", "is there",
            "k8s.cluster.name", "sales",
            "k8s.container.name", "shop");
  }

  private static Platform eks(String name) {
    return new Platform(name)
        .env("KUBERNETES_SERVICE_HOST", "10.100.0.1")
        .env("HOSTNAME", "shop-7d9c-x2x4z")
        .env("AWS_WEB_IDENTITY_TOKEN_FILE", "EKS_TOKEN")
        .facts(ec2Facts())
        .facts(
            "cloud.platform", "eks",
            "k8s", "is there",
            "k8s.cluster.name", "prod-eu",
            "k8s.pod.name", "shop-7d9c-x2x4z");
  }

  static Platform eksByTag() {
    return eks("EKS, cluster by tag")
        .env("AWS_EC2_METADATA_SERVICE_ENDPOINT", "URL")
        .server(server -> server.ec2().ec2Tag("eks:cluster-name", "prod-eu"));
  }

  static Platform eksByConfigMap() {
    return eks("EKS, cluster by config map")
        .byEndpoint()
        .server(
            server ->
                server
                    .ec2()
                    .path(
                        "/api/v1/namespaces/amazon-cloudwatch/configmaps/cluster-info",
                        "eks-cluster-info"));
  }

  static Platform eksByEnvironment() {
    return eks("EKS, without a word from the instance")
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("K8S_CLUSTER_NAME", "prod-eu")
        .byEndpoint()
        .asksNobody()
        .onlyFacts(
            "cloud.provider", "aws",
            "cloud.region", "eu-central-1",
            "cloud.platform", "eks",
            "cloud.metadata_source", "file",
            "k8s", "is there",
            "k8s.cluster.name", "prod-eu",
            "k8s.pod.name", "shop-7d9c-x2x4z");
  }

  /** An instance with a file. */
  static Platform beanstalk() {
    return new Platform("Elastic Beanstalk")
        .file(
            "/var/elasticbeanstalk/xray/environment.conf",
            "{\"deployment_id\":32,\"version_label\":\"2.1\",\"environment_name\":\"shop-prod\"}")
        .byEndpoint()
        .server(CloudServer::ec2)
        .facts(ec2Facts())
        .facts("cloud.platform", "beanstalk");
  }

  static Platform lambda() {
    return new Platform("Lambda")
        .env("AWS_LAMBDA_FUNCTION_NAME", "resize")
        .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .env("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/22/[$LATEST]0123456789abcdef")
        .env("AWS_REGION", "eu-central-1")
        .byEndpoint()
        .asksNobody()
        .facts(
            "cloud.provider", "aws",
            "cloud.region", "eu-central-1",
            "cloud.instance.id", "2026/11/22/[$LATEST]0123456789abcdef",
            "cloud.platform", "lambda",
            "cloud.metadata_source", "env");
  }
}
