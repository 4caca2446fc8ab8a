package io.telemetryagent.metadata.kubernetes;

import io.telemetryagent.metadata.facts.Field;
import io.telemetryagent.metadata.facts.FlatJson;
import io.telemetryagent.metadata.facts.Surroundings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who runs the cluster, by the {@code iss} claim of the pod's service account token. The token is a
 * credential: it is read here, and only its issuer is kept.
 */
public final class ServiceAccountIssuer {
  /** {@code https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE}; .com.cn in China. */
  private static final Pattern EKS =
      Pattern.compile(
          "https://oidc[.-]eks\\.([a-z0-9-]+)\\.(?:amazonaws\\.com(?:\\.cn)?|api\\.aws)(?:/.*)?");

  private static final Pattern GKE =
      Pattern.compile(
          "https://container\\.googleapis\\.com/v1"
              + "/projects/([^/]+)/locations/([^/]+)/clusters/([^/]+)");

  /** With the cluster's own OIDC issuer switched on, and without. */
  private static final Pattern AKS =
      Pattern.compile("https://[a-z0-9.-]+\\.(?:prod-aks\\.azure\\.[a-z]+|azmk8s\\.io)(?:[:/].*)?");

  private final String issuer;

  private ServiceAccountIssuer(String issuer) {
    this.issuer = issuer == null ? "" : issuer;
  }

  /** The issuer of this pod's token; one that matches nothing where there is no token. */
  public static ServiceAccountIssuer of(Surroundings surroundings) {
    String token = surroundings.read(KubernetesDetector.SERVICE_ACCOUNT + "token");
    if (token == null) {
      String file = surroundings.env("AWS_WEB_IDENTITY_TOKEN_FILE");
      token = file == null || !file.startsWith("/") ? null : surroundings.own().read(file);
    }
    return new ServiceAccountIssuer(issuer(token));
  }

  /** The {@code iss} claim of a JSON Web Token (RFC 7519), unverified: we only look; or null. */
  static String issuer(String token) {
    String[] parts = token == null ? new String[0] : token.split("\\.");
    if (parts.length != 3) return null;
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      return FlatJson.parse(new String(claims, StandardCharsets.UTF_8)).get("iss");
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /** The region of an EKS cluster; null where it is none. */
  public String eksRegion() {
    Matcher eks = EKS.matcher(issuer);
    return eks.matches() ? Field.AWS_REGION.of(eks.group(1)) : null;
  }

  /** Whether the groups of this are the project, location and name of a GKE cluster. */
  public Matcher gke() {
    return GKE.matcher(issuer);
  }

  /** Whether it is an AKS cluster. */
  public boolean isAks() {
    return AKS.matcher(issuer).matches();
  }
}
