package io.telemetryagent.cli.attach;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;

/** The jar that this command is in, which is what a JVM is to load. */
final class OwnJarFile {
  private static final String LAUNCHER = "io/telemetryagent/launcher/CliMain.class";

  private OwnJarFile() {}

  /** Its path in full, without links; null where the command runs from class files, in a test. */
  static String path() {
    URL url = ClassLoader.getSystemResource(LAUNCHER);
    int end = url == null ? -1 : url.getPath().indexOf("!/");
    if (end < 0) {
      return null;
    }
    try {
      return new File(new URI(url.getPath().substring(0, end))).toPath().toRealPath().toString();
    } catch (URISyntaxException | IOException e) {
      return null;
    }
  }

  /** Its file name. */
  static String name() {
    String path = path();
    return path == null ? "telemetry-agent.jar" : new File(path).getName();
  }
}
