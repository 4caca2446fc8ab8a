package io.telemetryagent.bench.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpCollectorTest {
  private static final String LINES =
      "{\"metadata\":{}}\n{\"transaction\":{}}\n{\"span\":{}}\n{\"metricset\":{}}\n";

  private HttpCollector collector;

  @BeforeEach
  void start() throws IOException {
    collector = new HttpCollector("/spans", new ElasticSpans(), Map.of("/spans", "", "/", "hi"));
  }

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void calls_countsWhatIsPostedToTheSpansPath() throws Exception {
    post("/spans", LINES.getBytes(StandardCharsets.UTF_8), "identity");
    post("/elsewhere", LINES.getBytes(StandardCharsets.UTF_8), "identity");
    assertThat(collector.calls()).isEqualTo(2);
  }

  @Test
  void calls_countsCompressedBodies() throws Exception {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(compressed)) {
      out.write(LINES.getBytes(StandardCharsets.UTF_8));
    }
    post("/spans", compressed.toByteArray(), "deflate");
    assertThat(collector.calls()).isEqualTo(2);
  }

  @Test
  void answer_isAsToldOr404() throws Exception {
    assertThat(post("/", new byte[0], "identity").body()).isEqualTo("hi");
    assertThat(post("/elsewhere", new byte[0], "identity").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> post(String path, byte[] body, String encoding) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(collector.url() + path))
            .header("Content-Encoding", encoding)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
