package clients;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The requests by the JDK's newer client, which reads their answers piece by piece. */
final class JavaHttp2 extends Http2Requests {
  private final HttpClient client = HttpClient.newHttpClient();

  public static void main(String[] args) throws Exception {
    new JavaHttp2().run(args[0]);
  }

  @Override
  int send(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return client
        .send(request, BodyHandlers.ofByteArrayConsumer(piece -> piece.ifPresent(bytes -> read())))
        .statusCode();
  }
}
