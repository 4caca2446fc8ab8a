package io.telemetryagent.e2e.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority, and what it has signed for servers and clients, made by the JDK's own tool. */
public final class Certificates {
  private static final String PASSWORD = "for tests";

  private final Path folder;

  /** A new authority, which keeps its keys in {@code folder}. */
  public Certificates(Path folder) throws Exception {
    this.folder = folder;
    keytool("authority", "-genkeypair", "-keyalg", "EC", "-dname", "CN=test", "-ext", "bc=ca:true");
    keytool("authority", "-exportcert", "-rfc", "-file", path("authority.pem"));
  }

  /** The certificate to trust, PEM. */
  public Path authority() {
    return folder.resolve("authority.pem");
  }

  /** Signs for the address 127.0.0.1, from now on. */
  public Certificates sign(String name) throws Exception {
    return sign(name, "-startdate", "-1d", "-validity", "30");
  }

  /** The same, up to a week ago. */
  public Certificates signExpired(String name) throws Exception {
    return sign(name, "-startdate", "-30d", "-validity", "20");
  }

  /** The certificates of {@code name}, its own first, PEM. */
  public Path chain(String name) {
    return folder.resolve(name + ".pem");
  }

  /** Its private key in PKCS #8, PEM. */
  public Path key(String name) {
    return folder.resolve(name + ".key");
  }

  /** What a server or client of that name needs to speak TLS, and to trust the authority. */
  public SSLContext context(String name) throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store(name), PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store("trusted"));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private Certificates sign(String name, String... validity) throws Exception {
    keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name);
    keytool(name, "-certreq", "-file", path("request"));
    List<String> signing = new ArrayList<>(List.of("-gencert", "-rfc", "-ext", "san=ip:127.0.0.1"));
    signing.addAll(List.of("-infile", path("request"), "-outfile", path("signed")));
    signing.addAll(List.of(validity));
    keytool("authority", signing.toArray(new String[0]));
    Files.writeString(
        chain(name), Files.readString(folder.resolve("signed")) + Files.readString(authority()));
    keytool(name, "-importcert", "-noprompt", "-file", chain(name).toString());
    if (!Files.exists(folder.resolve("trusted.p12"))) {
      keytool("trusted", "-importcert", "-noprompt", "-file", authority().toString());
    }
    writeKey(name);
    return this;
  }

  private void writeKey(String name) throws IOException, GeneralSecurityException {
    byte[] key = store(name).getKey(name, PASSWORD.toCharArray()).getEncoded();
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    Files.writeString(
        key(name), "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
  }

  private KeyStore store(String name) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** Each alias has a store of its own. */
  private void keytool(String alias, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("-alias", alias, "-keystore", path(alias + ".p12")));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
  }
}
