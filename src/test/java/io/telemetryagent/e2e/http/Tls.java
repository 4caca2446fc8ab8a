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

/** What a server and its clients need to speak TLS. */
public final class Tls {
  /** Opens the {@link #store}. */
  public static final String PASSWORD = "for tests";

  private Tls() {}

  /** A file with a certificate for localhost, and its key, that the JDK's own tool has made. */
  public static Path store() {
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "tls");
      Path store = folder.toAbsolutePath().resolve("store.p12");
      make(store);
      return store;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A context with such a certificate. */
  static SSLContext context() {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store())) {
        keys.load(in, PASSWORD.toCharArray());
      }
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
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
