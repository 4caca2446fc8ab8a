package clients;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.fluent.Request;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.protocol.HttpClientContext;

/** What else one may do with Apache's HttpClient 5. */
final class Apache5Cases {
  private final String origin;
  private final HttpGet request;

  private Apache5Cases(String origin) {
    this.origin = origin;
    request = new HttpGet(origin + "/page");
  }

  public static void main(String[] args) throws IOException {
    Apache5Cases cases = new Apache5Cases(args[0]);
    try (CloseableHttpClient minimal = HttpClients.createMinimal()) {
      cases.first(minimal);
      cases.second(minimal);
    }
    cases.retried();
    cases.fluent();
  }

  /** The least of the clients: it sends what the app gave it, and no copy. */
  private void first(CloseableHttpClient minimal) throws IOException {
    send(minimal, request);
  }

  private void second(CloseableHttpClient minimal) throws IOException {
    send(minimal, request);
  }

  private void retried() throws IOException {
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      send(client, new HttpGet(origin + "/flaky"));
    }
  }

  /** A client that is built on the other. */
  private void fluent() throws IOException {
    System.out.println(Request.get(origin + "/page").execute().returnResponse().getCode());
  }

  private static void send(CloseableHttpClient client, HttpGet request) throws IOException {
    // The minimal client of 5.0 fails without a context.
    HttpClientContext context = HttpClientContext.create();
    System.out.println(client.execute(request, context, Apache5::read));
  }
}
