package clients;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.concurrent.FutureCallback;

/** The requests by the one of Apache's clients that speaks nothing but HTTP/2. */
final class Apache5Http2 extends Http2Requests {
  private final CloseableHttpAsyncClient client;

  private Apache5Http2(CloseableHttpAsyncClient client) {
    this.client = client;
  }

  public static void main(String[] args) throws Exception {
    try (CloseableHttpAsyncClient client = HttpAsyncClients.createHttp2Default()) {
      client.start();
      new Apache5Http2(client).run(args[0]);
    }
  }

  @Override
  int send(String url) throws Exception {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    client.execute(
        new SimpleHttpRequest("GET", URI.create(url)),
        new FutureCallback<SimpleHttpResponse>() {
          @Override
          public void completed(SimpleHttpResponse response) {
            read();
            status.complete(response.getCode());
          }

          @Override
          public void failed(Exception e) {
            status.completeExceptionally(e);
          }

          @Override
          public void cancelled() {
            status.cancel(false);
          }
        });
    return status.get();
  }
}
