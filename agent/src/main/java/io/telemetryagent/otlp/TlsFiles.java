package io.telemetryagent.otlp;

import io.opentelemetry.exporter.internal.TlsConfigHelper;
import io.telemetryagent.config.OtlpSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Paths;

/** Whom to trust and how to show who one is, from the files that variables name. */
final class TlsFiles {
  /** A list of all authorities that browsers trust has a quarter of that. */
  private static final int MOST_BYTES = 1 << 20;

  private TlsFiles() {}

  /**
   * What the files hold; null where none is named.
   *
   * @throws IOException if one cannot be read, or holds something else
   */
  static TlsConfigHelper read(OtlpSettings settings) throws IOException {
    String trusted = settings.certificateFile();
    String key = settings.clientKeyFile();
    String certificate = settings.clientCertificateFile();
    if (trusted == null && key == null && certificate == null) {
      return null;
    }
    if ((key == null) != (certificate == null)) {
      throw new IOException("a client's key and its certificate must both be named");
    }
    TlsConfigHelper tls = new TlsConfigHelper();
    try {
      if (trusted != null) {
        tls.setTrustManagerFromCerts(bytes(trusted));
      }
      if (key != null) {
        tls.setKeyManagerFromCerts(bytes(key), bytes(certificate));
      }
    } catch (RuntimeException e) {
      throw new IOException("no usable certificate in " + trusted + " or " + certificate, e);
    }
    return tls;
  }

  private static byte[] bytes(String file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] some = new byte[8192];
    try (InputStream in = Files.newInputStream(Paths.get(file))) {
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        bytes.write(some, 0, n);
        if (bytes.size() > MOST_BYTES) {
          throw new IOException(file + " is no certificate or key: it is larger than 1 MiB");
        }
      }
    }
    return bytes.toByteArray();
  }
}
