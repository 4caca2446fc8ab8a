package io.telemetryagent.launcher;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;

/** The jar that this class is in: the agent and its command line. */
final class OwnJar {
  private OwnJar() {}

  /** Found by a resource: a class of the boot loader does not know where it is from. */
  static File file() throws URISyntaxException {
    String resource = OwnJar.class.getName().replace('.', '/') + ".class";
    String path = ClassLoader.getSystemResource(resource).getPath();
    return new File(new URI(path.substring(0, path.indexOf("!/"))));
  }
}
