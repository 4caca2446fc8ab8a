package io.telemetryagent.e2e.http;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** What a server needs to speak TLS. */
final class Tls {
  private static final String PASSWORD = "for tests";

  private Tls() {}

  /** A context with a certificate that the JDK's own tool has just made. */
  static SSLContext context() {
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "tls");
      Path store = folder.resolve("store.p12");
      make(store);
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, PASSWORD.toCharArray());
      }
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void make(Path store) throws IOException, InterruptedException {
    String words = "-genkeypair -alias a -keyalg EC -dname CN=localhost -storetype PKCS12";
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    ProcessBuilder builder = new ProcessBuilder((keytool + " " + words).split(" "));
    builder.command().add("-keystore");
    builder.command().add(store.toString());
    builder.command().add("-storepass");
    builder.command().add(PASSWORD);
    int result =
        builder.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor();
    if (result != 0) {
      throw new IllegalStateException("keytool ended with " + result);
    }
  }
}
