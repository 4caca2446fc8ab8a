package io.telemetryagent.e2e.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Vouches for servers, as the authority of a cluster does. */
public final class Authority {
  static final String PASSWORD = "changeit";

  private final Path folder;

  /** A new one, which keeps its keys in {@code folder}. */
  public Authority(Path folder) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    keytool(
        "-genkeypair", "authority", "-keyalg", "EC", "-dname", "CN=cluster", "-ext", "bc=ca:true");
    keytool("-exportcert", "authority", "-rfc", "-file", path("ca.crt"));
  }

  /** What those who trust it have to know of it, as PEM. */
  public String certificate() throws IOException {
    return Files.readString(folder.resolve("ca.crt"));
  }

  /** A store with the keys of its only server, which is at that address. */
  Path keysOfServer(String address) throws IOException, InterruptedException {
    Path keys = folder.resolve("server.p12");
    if (Files.exists(keys)) {
      return keys;
    }
    keytool("-genkeypair", "server", "-keyalg", "EC", "-dname", "CN=kube-apiserver");
    keytool("-certreq", "server", "-file", path("request"));
    List<String> signed = new ArrayList<>(List.of("-ext", "san=ip:" + address, "-rfc"));
    signed.addAll(List.of("-infile", path("request"), "-outfile", path("server.crt")));
    keytool("-gencert", "authority", signed.toArray(new String[0]));
    Files.writeString(
        folder.resolve("chain.crt"),
        Files.readString(folder.resolve("server.crt")) + certificate());
    keytool("-importcert", "server", "-noprompt", "-file", path("chain.crt"));
    return keys;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** Each alias has a store of its own. */
  private void keytool(String command, String alias, String... more)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(List.of(command, "-alias", alias, "-keystore", path(alias + ".p12")));
    words.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    words.addAll(List.of(more));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
  }
}
