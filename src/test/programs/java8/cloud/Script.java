package cloud;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.List;

/** Does what its arguments say, one after the other, so that a test can tell what came first. */
public final class Script {
  public static void main(String[] args) throws Exception {
    for (String step : args) {
      String[] words = step.split(" ");
      if (words[0].equals("call")) {
        calls(Integer.parseInt(words[1]));
      } else if (words[0].equals("make")) {
        Files.createFile(Paths.get(words[1]));
      } else if (words[0].equals("write")) {
        Files.write(Paths.get(words[1]), words[2].getBytes("UTF-8"));
      } else if (words[0].equals("main")) {
        Class.forName(words[1]).getMethod("main", String[].class).invoke(null, (Object) words);
      } else if (words[0].equals("halt")) {
        halt();
      } else if (words[0].equals("proxy")) {
        proxy(Integer.parseInt(words[1]));
      } else if (words[0].equals("searched")) {
        awaitEndOfSearch();
      } else if (words[0].equals("event")) {
        // Not the type alone: that is in our command line, and so in every line.
        await(Paths.get("../lines.jsonl"), ":\"" + words[1] + '"');
      }
    }
    System.out.println("done");
  }

  static void calls(int times) {
    for (int i = 0; i < times; i++) {
      call();
    }
  }

  static void call() {}

  /** Ends the process from within this call, once there is a line of that. */
  static void halt() throws IOException, InterruptedException {
    await(Paths.get("../lines.jsonl"), "entered cloud.Script.halt");
    Runtime.getRuntime().halt(8);
  }

  /** Sends all that this JVM connects to, this machine included, by that port. */
  private static void proxy(int port) {
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            boolean http = uri.getScheme().startsWith("http");
            Proxy.Type type = http ? Proxy.Type.HTTP : Proxy.Type.SOCKS;
            return Collections.singletonList(new Proxy(type, address));
          }

          @Override
          public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {}
        });
  }

  /** Until the agent has asked for, and kept, all that it wants to know: its threads for it end. */
  private static void awaitEndOfSearch() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("telemetry-metadata-")) {
        thread.join();
      }
    }
  }

  /** Until {@code file} has that text; not for ever, as whoever started us may be gone by then. */
  private static void await(Path file, String text) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!Files.exists(file) || !new String(Files.readAllBytes(file), "UTF-8").contains(text)) {
      if (System.nanoTime() - start > 120_000_000_000L) {
        throw new IllegalStateException("no " + text + " in " + file);
      }
      Thread.sleep(5);
    }
  }
}
