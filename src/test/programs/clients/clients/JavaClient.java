package clients;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The scenarios by the JDK's newer client. */
class JavaClient extends Scenarios {
  final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  JavaClient(String[] args) {
    super(args);
  }

  public static void main(String[] args) throws Exception {
    new JavaClient(args).run();
  }

  @Override
  int send(String method, String url, Map<String, String> headers) throws Exception {
    HttpRequest request = request(method, url, headers);
    int status = client.send(request, BodyHandlers.ofString()).statusCode();
    check(request, headers);
    return status;
  }

  static HttpRequest request(String method, String url, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, BodyPublishers.noBody())
            .timeout(Duration.ofMillis(timeoutMillis(url)));
    headers.forEach(request::header);
    return request.build();
  }

  static void check(HttpRequest request, Map<String, String> headers) throws IOException {
    if (request.headers().map().size() != headers.size()) {
      throw new IOException("my request was changed: " + request.headers());
    }
  }
}
