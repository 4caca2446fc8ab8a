package io.telemetryagent.metadata.facts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A machine made of a temporary folder: its files, environment and system properties. */
public final class FakeMachine {
  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();

  public FakeMachine(Path root) {
    this.root = root;
    property("user.dir", folder("/home/app/orders").toString());
  }

  public FakeMachine env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public FakeMachine property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  public FakeMachine file(String path, String text) {
    try {
      Path file = root.resolve(path.substring(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException cannotWrite) {
      throw new UncheckedIOException(cannotWrite);
    }
  }

  public FakeMachine link(String path, String target) {
    try {
      Path link = root.resolve(path.substring(1));
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of(target));
      return this;
    } catch (IOException cannotWrite) {
      throw new UncheckedIOException(cannotWrite);
    }
  }

  /** A token of that issuer, signed by nobody. */
  public FakeMachine token(String path, String issuer) {
    String claims = "{\"iss\":\"" + issuer + "\",\"sub\":\"system:serviceaccount:sales:shop\"}";
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    byte[] bytes = claims.getBytes(StandardCharsets.UTF_8);
    return file(path, "e30." + base64.encodeToString(bytes) + ".c2ln");
  }

  /** A file in the working directory. */
  public FakeMachine appFile(String name, String text) {
    return file("/home/app/orders/" + name, text);
  }

  /** A jar in the working directory; {@code manifest} is name, value, name, value ... */
  public FakeMachine jar(String name, Map<String, String> entries, String... manifest) {
    Manifest main = new Manifest();
    main.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    for (int i = 0; i < manifest.length; i += 2) {
      main.getMainAttributes().put(new Attributes.Name(manifest[i]), manifest[i + 1]);
    }
    Path file = folder("/home/app/orders").resolve(name);
    try {
      Files.createDirectories(file.getParent());
      try (OutputStream out = Files.newOutputStream(file);
          JarOutputStream jar = new JarOutputStream(out, main)) {
        for (Map.Entry<String, String> entry : entries.entrySet()) {
          jar.putNextEntry(new ZipEntry(entry.getKey()));
          jar.write(entry.getValue().getBytes());
        }
      }
      return this;
    } catch (IOException cannotWrite) {
      throw new UncheckedIOException(cannotWrite);
    }
  }

  Path folder(String path) {
    try {
      return Files.createDirectories(root.resolve(path.substring(1)));
    } catch (IOException cannotWrite) {
      throw new UncheckedIOException(cannotWrite);
    }
  }

  public Surroundings surroundings() {
    return new Surroundings(environment, properties, root);
  }
}
