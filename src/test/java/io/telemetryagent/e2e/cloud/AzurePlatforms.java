package io.telemetryagent.e2e.cloud;

import java.util.List;

/** Where Azure runs JVMs. */
final class AzurePlatforms {
  private static final String SUBSCRIPTION = "aaaabbbb-0000-1111-2222-ccccddddeeee";
  private static final String MACHINE = "12345678-90ab-cdef-1234-567890abcdef";

  private AzurePlatforms() {}

  static List<Platform> all() {
    return List.of(
        azureVm(), aksByConfigMap(), aksByNode(), appService(), azureFunctions(), containerApps());
  }

  static Platform azureVm() {
    return new Platform("Azure VM")
        .byEndpoint()
        .server(server -> server.azure("azure-vm"))
        .facts(
            "cloud.provider", "azure",
            "cloud.region", "westeurope",
            "cloud.availability_zone", "2",
            "cloud.account.id", SUBSCRIPTION,
            "cloud.instance.id", MACHINE,
            "cloud.machine.type", "Standard_D4ps_v6",
            "cloud.image.id", "Canonical:ubuntu-24_04-lts:server:latest",
            "cloud.platform", "azure_vm",
            "cloud.metadata_source", "azure_imds",
            "host.public_ip", "198.51.100.9");
  }

  private static Platform aks(String name, String cluster) {
    return new Platform(name)
        .env("KUBERNETES_SERVICE_HOST", "10.0.0.1")
        .env("KUBERNETES_POD_NAME", "shop-0")
        .byEndpoint()
        .server(server -> server.azure("aks-node"))
        .facts(
            "cloud.provider", "azure",
            "cloud.region", "westeurope",
            "cloud.account.id", SUBSCRIPTION,
            "cloud.instance.id", MACHINE,
            "cloud.machine.type", "Standard_D4ps_v6",
            "cloud.platform", "aks",
            "cloud.metadata_source", "azure_imds",
            "k8s", "is there",
            "k8s.cluster.name", cluster,
            "k8s.pod.name", "shop-0");
  }

  static Platform aksByConfigMap() {
    return aks("AKS, cluster by config map", "prod_eu")
        .server(
            server ->
                server
                    .azure("aks-node")
                    .path(
                        "/api/v1/namespaces/kube-public/configmaps/aks-cluster-metadata",
                        "aks-cluster-metadata"));
  }

  static Platform aksByNode() {
    return aks("AKS, cluster by its nodes' group", "prod-eu");
  }

  private static Platform onAppService(String name, String platform) {
    return new Platform(name)
        .env("WEBSITE_SITE_NAME", "shop")
        .env("WEBSITE_INSTANCE_ID", "0123456789abcdef0123456789abcdef")
        .env("WEBSITE_OWNER_NAME", SUBSCRIPTION + "+sales-WestEuropewebspace-Linux")
        .env("REGION_NAME", "West Europe")
        .byEndpoint()
        .asksNobody()
        .facts(
            "cloud.provider", "azure",
            "cloud.region", "westeurope",
            "cloud.account.id", SUBSCRIPTION,
            "cloud.instance.id", "0123456789abcdef0123456789abcdef",
            "cloud.platform", platform,
            "cloud.metadata_source", "env");
  }

  static Platform appService() {
    return onAppService("App Service", "app_service");
  }

  static Platform azureFunctions() {
    return onAppService("Azure Functions", "azure_functions")
        .env("FUNCTIONS_EXTENSION_VERSION", "~4")
        .env("FUNCTIONS_WORKER_RUNTIME", "java");
  }

  static Platform containerApps() {
    return new Platform("Container Apps")
        .env("CONTAINER_APP_NAME", "shop")
        .env("CONTAINER_APP_REPLICA_NAME", "shop--7-6d9c-x2x4z")
        .env("CONTAINER_APP_ENV_DNS_SUFFIX", "happyhill-01234567.westeurope.azurecontainerapps.io")
        .byEndpoint()
        .asksNobody()
        .facts(
            "cloud.provider", "azure",
            "cloud.region", "westeurope",
            "cloud.instance.id", "shop--7-6d9c-x2x4z",
            "cloud.platform", "container_apps",
            "cloud.metadata_source", "env");
  }
}
