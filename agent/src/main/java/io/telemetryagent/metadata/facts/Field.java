package io.telemetryagent.metadata.facts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * What a fact must look like to be believed. A server may lie, an environment variable may be left
 * from elsewhere: what cannot be is unknown, null.
 */
public enum Field {
  /** {@code eu-west-1}, {@code us-gov-east-1}, {@code eusc-de-east-1}. */
  AWS_REGION("[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}"),
  /** {@code eu-west-1a}; local zones and Wavelength: {@code us-west-2-lax-1a}. */
  AWS_ZONE("[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}([a-z]|(-[a-z0-9]{1,12}){1,5})"),
  /** Twelve digits; fewer where leading zeros were lost. */
  AWS_ACCOUNT("[0-9]{9,12}"),
  EC2_INSTANCE("m?i-[0-9a-f]{8,32}"),
  EC2_TYPE("[a-z][a-z0-9-]{0,30}\\.[a-z0-9-]{1,30}"),
  EC2_IMAGE("ami-[0-9a-f]{8,32}"),
  ECS_LAUNCH_TYPE("EC2|FARGATE|EXTERNAL|MANAGED_INSTANCES"),
  /** As Docker names them, or {@code task-number} on Fargate. */
  ECS_CONTAINER("[0-9a-f]{64}|[0-9a-f]{32}-[0-9]{8,10}"),
  IMAGE_DIGEST("sha256:[0-9a-f]{64}"),

  /** {@code europe-west1}. */
  GCP_REGION("[a-z]{2,20}-[a-z]{2,20}[0-9]{1,2}"),
  /** {@code europe-west1-b}. */
  GCP_ZONE("[a-z]{2,20}-[a-z]{2,20}[0-9]{1,2}-[a-z0-9]{1,10}"),
  /** {@code us15}: the standard environment has zones of its own. */
  APP_ENGINE_ZONE("[a-z]{2,4}[0-9]{1,3}"),
  /** Of Compute Engine a number beyond 2^63; of App Engine and Cloud Run long hex. */
  GCP_INSTANCE("[0-9]{1,20}|[0-9a-zA-Z_-]{8,512}"),
  GCP_PROJECT("([a-z0-9.-]{1,60}:)?[a-z][a-z0-9-]{3,61}[a-z0-9]"),
  GCP_TYPE("[a-z][a-z0-9]{0,20}(-[a-z0-9-]{1,40})?"),
  GCP_IMAGE("projects/[\\w.:-]{1,100}/global/images/[\\w.-]{1,100}"),

  /** {@code eastus2}, {@code usgovvirginia}. */
  AZURE_REGION("[a-z][a-z0-9]{3,40}"),
  /** A number within the region. */
  AZURE_ZONE("[0-9]{1,2}"),
  /** A UUID, in practice. */
  AZURE_SUBSCRIPTION("[0-9A-Za-z][0-9A-Za-z-]{7,63}"),
  AZURE_VM("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"),
  AZURE_SIZE("[A-Za-z][A-Za-z0-9_-]{1,60}"),
  /** {@code publisher:offer:sku:version} or the path of a resource. */
  AZURE_IMAGE("[\\w.-]{1,100}(:[\\w.-]{1,100}){3}|/[\\w./()-]{1,400}"),

  /** Of a cluster, function, instance, pod: what people and clouds give as names. */
  NAME("[A-Za-z0-9][\\w.:/@$\\[\\]-]{0,252}");

  private static final Pattern IP =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?:\\.(?!$)|$)){4}"
              + "|[0-9A-Fa-f:][0-9A-Fa-f]*:[0-9A-Fa-f:.]{0,43}");

  private final Pattern pattern;

  Field(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** {@code value} if it can be one of these; else null. */
  public String of(String value) {
    return value != null && pattern.matcher(value).matches() ? value : null;
  }

  /** {@code value} if it is the text of an address that others could reach; else null. */
  public static String ip(String value) {
    if (value == null || !IP.matcher(value).matches()) return null;
    try {
      // Never a name, which would be looked up: the pattern lets none through.
      InetAddress address = InetAddress.getByName(value);
      boolean nobody = address.isAnyLocalAddress() || address.isLoopbackAddress();
      return nobody || address.isMulticastAddress() ? null : value;
    } catch (UnknownHostException notAnAddress) {
      return null;
    }
  }

  /** What follows the last slash: {@code projects/1/zones/europe-west1-b}. */
  public static String lastPart(String path) {
    return path == null ? null : path.substring(path.lastIndexOf('/') + 1);
  }
}
