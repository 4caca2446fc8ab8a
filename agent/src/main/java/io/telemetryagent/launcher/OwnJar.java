package io.telemetryagent.launcher;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;

/** The jar that this class is in: the agent and its command line. */
final class OwnJar {
  private OwnJar() {}

  /** Found by a resource: a class of the boot loader does not know where it is from. */
  static File file() throws URISyntaxException {
    URL resource =
        ClassLoader.getSystemResource(OwnJar.class.getName().replace('.', '/') + ".class");
    if (resource == null) {
      throw new IllegalStateException(
          "its jar cannot be found by the name that this JVM reads; move it to a path of plain"
              + " letters, or set LC_ALL to a UTF-8 locale");
    }
    String path = resource.getPath();
    return new File(new URI(path.substring(0, path.indexOf("!/"))));
  }
}
