package clients;

import java.io.IOException;
import java.util.logging.LogManager;
import org.apache.http.HttpResponse;
import org.apache.http.client.fluent.Request;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/** What else one may do with Apache's HttpClient 4, as of 4.3. */
final class Apache4Cases {
  private final String origin;
  private final HttpGet request;

  private Apache4Cases(String origin) {
    this.origin = origin;
    request = new HttpGet(origin + "/page");
  }

  public static void main(String[] args) throws IOException {
    // Some versions log that they try again.
    LogManager.getLogManager().reset();
    Apache4Cases cases = new Apache4Cases(args[0]);
    try (CloseableHttpClient minimal = HttpClients.createMinimal()) {
      cases.first(minimal);
      cases.second(minimal);
    }
    cases.retried();
    cases.fluent();
  }

  /** The least of the clients: it follows no redirects, and tries nothing again. */
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
    HttpResponse response = Request.Get(origin + "/page").execute().returnResponse();
    System.out.println(response.getStatusLine().getStatusCode());
  }

  private static void send(CloseableHttpClient client, HttpGet request) throws IOException {
    System.out.println(Apache4Default.read(client.execute(request)));
  }
}
