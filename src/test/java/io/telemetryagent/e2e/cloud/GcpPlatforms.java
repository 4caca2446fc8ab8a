package io.telemetryagent.e2e.cloud;

import java.util.List;

/** Where Google Cloud runs JVMs. */
final class GcpPlatforms {
  private GcpPlatforms() {}

  static List<Platform> all() {
    return List.of(gce(), gke(), cloudRun(), cloudRunJob(), cloudFunctions(), appEngine());
  }

  private static void machineOfGoogle(CloudServer server) {
    server.gcp(
        "instance/id", "9876543210987654321",
        "instance/zone", "projects/123456789012/zones/europe-west1-b",
        "instance/machine-type", "projects/123456789012/machineTypes/e2-standard-4",
        "instance/image", "projects/debian-cloud/global/images/debian-12-v20261101",
        "instance/network-interfaces/0/access-configs/0/external-ip", "198.51.100.8",
        "project/project-id", "shop-prod");
  }

  static Platform gce() {
    return new Platform("GCE")
        .env("GCE_METADATA_HOST", "HOST")
        .server(GcpPlatforms::machineOfGoogle)
        .facts(
            "cloud.provider", "gcp",
            "cloud.region", "europe-west1",
            "cloud.availability_zone", "europe-west1-b",
            "cloud.account.id", "shop-prod",
            "cloud.instance.id", "9876543210987654321",
            "cloud.machine.type", "e2-standard-4",
            "cloud.image.id", "projects/debian-cloud/global/images/debian-12-v20261101",
            "cloud.platform", "gce",
            "cloud.metadata_source", "gce",
            "host.public_ip", "198.51.100.8");
  }

  static Platform gke() {
    Platform gke = gce();
    return new Platform("GKE")
        .env("GCE_METADATA_HOST", "HOST")
        .env("KUBERNETES_SERVICE_HOST", "10.0.0.1")
        .env("POD_NAME", "shop-0")
        .server(
            server -> {
              machineOfGoogle(server);
              server.gcp(
                  "instance/attributes/cluster-name", "prod",
                  "instance/attributes/cluster-location", "europe-west1");
            })
        .facts(gke.facts())
        .facts(
            "cloud.platform", "gke",
            "k8s", "is there",
            "k8s.cluster.name", "prod",
            "k8s.pod.name", "shop-0");
  }

  private static Platform serverless(String platform, String zone) {
    return new Platform(platform)
        .env("GCE_METADATA_HOST", "HOST")
        .server(
            server ->
                server.gcp(
                    "instance/id", "00f46b9285de5dd9b9b1",
                    "instance/region", "projects/123456789012/regions/europe-west1",
                    "instance/zone", "projects/123456789012/zones/" + zone,
                    "project/project-id", "shop-prod"))
        .facts(
            "cloud.provider", "gcp",
            "cloud.region", "europe-west1",
            "cloud.availability_zone", zone,
            "cloud.account.id", "shop-prod",
            "cloud.instance.id", "00f46b9285de5dd9b9b1",
            "cloud.platform", platform,
            "cloud.metadata_source", "gce");
  }

  static Platform cloudRun() {
    return serverless("cloud_run", "europe-west1-1")
        .env("K_SERVICE", "shop")
        .env("K_CONFIGURATION", "shop")
        .env("K_REVISION", "shop-00007-abc");
  }

  static Platform cloudRunJob() {
    return serverless("cloud_run", "europe-west1-1")
        .env("CLOUD_RUN_JOB", "nightly")
        .env("CLOUD_RUN_EXECUTION", "nightly-x2x4z");
  }

  static Platform cloudFunctions() {
    return serverless("cloud_functions", "europe-west1-1")
        .env("FUNCTION_TARGET", "shop.Resize")
        .env("K_SERVICE", "resize")
        .env("K_CONFIGURATION", "resize");
  }

  static Platform appEngine() {
    return serverless("app_engine", "eu15")
        .env("GAE_SERVICE", "default")
        .env("GAE_VERSION", "20261122t091500")
        .env("GAE_INSTANCE", "00c61b117c");
  }
}
