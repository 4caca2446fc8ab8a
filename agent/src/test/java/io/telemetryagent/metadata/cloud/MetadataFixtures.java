package io.telemetryagent.metadata.cloud;

/** Answers as the platforms give them, with values of our own. */
public final class MetadataFixtures {
  public static final String EC2_DOCUMENT =
      """
      {
        "accountId" : "210987654321",
        "architecture" : "arm64",
        "availabilityZone" : "eu-central-1c",
        "billingProducts" : null,
        "devpayProductCodes" : null,
        "imageId" : "ami-0fedcba9876543210",
        "instanceId" : "i-0aa11bb22cc33dd44",
        "instanceType" : "m7g.2xlarge",
        "kernelId" : null,
        "marketplaceProductCodes" : [ "abcdefghijklmnopqrstuvwxy" ],
        "pendingTime" : "2026-11-01T08:15:30Z",
        "privateIp" : "10.20.30.40",
        "ramdiskId" : null,
        "region" : "eu-central-1",
        "version" : "2017-09-30"
      }""";

  public static final String ECS_ID = "0123456789abcdef0123456789abcdef-3000111222";

  public static final String ECS_CONTAINER =
      """
      {
        "DockerId": "0123456789abcdef0123456789abcdef-3000111222",
        "Name": "shop",
        "DockerName": "shop",
        "Image": "210987654321.dkr.ecr.eu-central-1.amazonaws.com/shop:2.1",
        "ImageID": "sha256:%s",
        "Labels": {
          "com.amazonaws.ecs.cluster": "sales",
          "com.amazonaws.ecs.container-name": "shop",
          "com.amazonaws.ecs.task-arn": "arn:aws:ecs:eu-central-1:210987654321:task/sales/0123"
        },
        "Limits": { "CPU": 0.25, "Memory": 512 },
        "Networks": [ { "NetworkMode": "awsvpc", "IPv4Addresses": [ "10.20.30.41" ] } ],
        "ContainerARN": "arn:aws:ecs:eu-central-1:210987654321:container/sales/0123/4567"
      }"""
          .formatted("5a".repeat(32));

  public static final String ECS_TASK =
      """
      {
        "Cluster": "arn:aws:ecs:eu-central-1:210987654321:cluster/sales",
        "TaskARN": "arn:aws:ecs:eu-central-1:210987654321:task/sales/0123456789abcdef",
        "Family": "shop",
        "Revision": "7",
        "AvailabilityZone": "eu-central-1b",
        "LaunchType": "FARGATE",
        "Containers": [ { "DockerId": "other", "Name": "~internal~ecs~pause" } ]
      }""";

  public static final String EKS_CONFIG_MAP =
      """
      {"kind":"ConfigMap","apiVersion":"v1",
       "metadata":{"name":"cluster-info","namespace":"amazon-cloudwatch"},
       "data":{"cluster.name":"prod-eu","logs.region":"eu-central-1"}}""";

  public static final String AKS_CONFIG_MAP =
      """
      {"kind":"ConfigMap","apiVersion":"v1","data":{"clusterResourceId":
       "/subscriptions/aaaabbbb-0000-1111-2222-ccccddddeeee/resourceGroups/sales\
      /providers/Microsoft.ContainerService/managedClusters/prod_eu"}}""";

  public static final String AZURE_DOCUMENT =
      """
      {
        "compute": {
          "azEnvironment": "AzurePublicCloud",
          "location": "westeurope",
          "name": "shop-vm",
          "osType": "Linux",
          "resourceGroupName": "sales",
          "storageProfile": {
            "imageReference": {
              "id": "", "publisher": "Canonical", "offer": "ubuntu-24_04-lts",
              "sku": "server", "version": "latest"
            }
          },
          "subscriptionId": "aaaabbbb-0000-1111-2222-ccccddddeeee",
          "tags": "",
          "vmId": "12345678-90ab-cdef-1234-567890abcdef",
          "vmSize": "Standard_D4ps_v6",
          "zone": "2"
        },
        "network": { "interface": [ { "ipv4": { "ipAddress": [
          { "privateIpAddress": "10.1.0.4", "publicIpAddress": "198.51.100.9" } ] } } ] }
      }""";

  public static final String AKS_NODE =
      """
      {"compute": {"location": "westeurope", "resourceGroupName": "MC_sales_prod-eu_westeurope",
        "tags": "aks-managed-poolName:pool1",
        "vmId": "12345678-90ab-cdef-1234-567890abcdef", "zone": ""}}""";

  public static final String BEANSTALK =
      "{\"deployment_id\":32,\"version_label\":\"shop-2.1\",\"environment_name\":\"shop-prod\"}";

  private MetadataFixtures() {}
}
