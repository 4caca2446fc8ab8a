import java.nio.file.Path;
import java.util.List;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/**
 * OpenSearch with the modules that a pipeline needs, on loopback, in the folder of the first
 * argument. Prints its port, and ends when its standard input does.
 */
public final class SearchNode extends Node {
  private SearchNode(Environment environment, List<PluginInfo> modules) {
    super(environment, modules, true);
  }

  public static void main(String[] args) throws Exception {
    Settings settings =
        Settings.builder()
            .put("path.home", args[0])
            .put("node.name", "test")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", "0")
            .put("transport.port", "0")
            .put("http.type", "netty4")
            .put("transport.type", "netty4")
            // The disk of a build machine may be as full as it likes.
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    List<PluginInfo> modules =
        List.of(
            module("org.opensearch.transport.Netty4ModulePlugin"),
            module("org.opensearch.ingest.common.IngestCommonModulePlugin"),
            module("org.opensearch.painless.PainlessModulePlugin"));
    Path config = Path.of(args[0], "config");
    try (SearchNode node = new SearchNode(new Environment(settings, config), modules)) {
      node.start();
      HttpServerTransport http = node.injector().getInstance(HttpServerTransport.class);
      System.out.println(http.boundAddress().publishAddress().getPort());
      System.in.read();
    }
  }

  private static PluginInfo module(String type) {
    return new PluginInfo(type, "", "", Version.CURRENT, "21", type, List.of(), false);
  }
}
