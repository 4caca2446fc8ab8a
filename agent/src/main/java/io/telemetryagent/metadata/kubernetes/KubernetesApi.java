package io.telemetryagent.metadata.kubernetes;

import io.telemetryagent.metadata.client.HttpStatusException;
import io.telemetryagent.metadata.client.MetadataClient;
import io.telemetryagent.metadata.facts.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The API server of the cluster this pod is in, asked as the pod's service account. */
public final class KubernetesApi {
  private final Surroundings surroundings;

  public KubernetesApi(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * The JSON of a config map.
   *
   * @throws HttpStatusException if we may not read it, as is normal, or there is none
   */
  public String configMap(MetadataClient client, String namespace, String name) throws IOException {
    String path = "/api/v1/namespaces/" + namespace + "/configmaps/" + name;
    String host = surroundings.env("KUBERNETES_SERVICE_HOST");
    String port = surroundings.env("KUBERNETES_SERVICE_PORT_HTTPS", "KUBERNETES_SERVICE_PORT");
    if (host == null) throw new IOException("no API server");
    String bracketed = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    String server = "https://" + bracketed + ":" + (port == null ? "443" : port);
    // The token is for this server alone, and only where nobody else can read it.
    if (client.isPlain(server)) return client.get(server, path);
    String token = surroundings.read(KubernetesDetector.SERVICE_ACCOUNT + "token");
    if (token == null) throw new IOException("no service account");
    return client.trusting(clusterOnly()).get(server, path, "Authorization", "Bearer " + token);
  }

  /** Trusts what the cluster's own authority signed, and no one else. */
  private SSLContext clusterOnly() throws IOException {
    String pem = surroundings.read(KubernetesDetector.SERVICE_ACCOUNT + "ca.crt");
    if (pem == null) throw new IOException("no ca.crt");
    try {
      KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
      authorities.load(null, null);
      ByteArrayInputStream in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
      int count = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        authorities.setCertificateEntry("ca" + count++, each);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, trust.getTrustManagers(), null);
      return tls;
    } catch (GeneralSecurityException broken) {
      throw new IOException("ca.crt is not usable", broken);
    }
  }
}
