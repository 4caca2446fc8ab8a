package io.telemetryagent.e2e.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import io.telemetryagent.e2e.jvm.Jdks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node of OpenSearch in a JVM of its own, on loopback, for as long as it is open. */
final class OpenSearch implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String url;

  private OpenSearch(Process process, int port) {
    this.process = process;
    url = "http://127.0.0.1:" + port;
  }

  /** Starts a node without data; {@code lib} has its jars, {@code home} becomes its folder. */
  static OpenSearch start(Path lib, Path home) throws IOException {
    Process process =
        new ProcessBuilder(
                Jdks.java(21).toString(),
                "-Xmx512m",
                // It lives for seconds: the second compiler would not pay.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                lib.toAbsolutePath() + "/*",
                Path.of("programs/opensearch/SearchNode.java").toString(),
                home.toString())
            .redirectError(home.resolve("stderr").toFile())
            .start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    String port = out.readLine();
    assertThat(port).as("port of OpenSearch, which says why not in " + home).isNotNull();
    return new OpenSearch(process, Integer.parseInt(port));
  }

  String url() {
    return url;
  }

  /** Sends YAML or JSON; fails unless it is accepted. */
  JsonNode put(String path, String body) {
    return send("PUT", path, "application/yaml", body);
  }

  /** Indexes documents; what was said of each, in their order. */
  List<JsonNode> index(String index, List<String> documents) {
    String action = "{\"create\":{\"_index\":\"" + index + "\"}}\n";
    StringBuilder body = new StringBuilder();
    for (String document : documents) {
      body.append(action).append(document).append('\n');
    }
    List<JsonNode> results = new ArrayList<>();
    send("POST", "_bulk?refresh=true", "application/x-ndjson", body.toString())
        .get("items")
        .forEach(item -> results.add(item.get("create")));
    return results;
  }

  /** Documents of an index, up to ten thousand, as they were indexed. */
  List<JsonNode> documents(String index) {
    String query = "{\"size\":10000,\"sort\":[\"event.sequence\"]}";
    List<JsonNode> documents = new ArrayList<>();
    search(index, query).at("/hits/hits").forEach(hit -> documents.add(hit.get("_source")));
    return documents;
  }

  /** The answer to a query. */
  JsonNode search(String index, String query) {
    return send("POST", index + "/_search", "application/json", query);
  }

  private JsonNode send(String method, String path, String type, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/" + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", type)
            .header("Accept", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(path + " said " + response.body()).isEqualTo(200);
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
