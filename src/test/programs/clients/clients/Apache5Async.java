package clients;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;

/** The scenarios by Apache's asynchronous HttpClient 5, which takes no password in a URL. */
final class Apache5Async extends Scenarios {
  private final CloseableHttpAsyncClient client;

  private Apache5Async(CloseableHttpAsyncClient client, String[] args) {
    super(args);
    this.client = client;
  }

  public static void main(String[] args) throws Exception {
    try (CloseableHttpAsyncClient client = HttpAsyncClients.createDefault()) {
      client.start();
      new Apache5Async(client, args).run();
    }
  }

  @Override
  int send(String method, String url, Map<String, String> headers) throws Exception {
    SimpleHttpRequest request =
        new SimpleHttpRequest(method, URI.create(url.replace("ann:pass@", "")));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request.setHeader(header.getKey(), header.getValue());
    }
    if (method.equals("POST")) {
      request.setBody(new byte[100], ContentType.DEFAULT_BINARY);
    }
    request.setConfig(Apache5.config(url));
    CompletableFuture<Integer> status = new CompletableFuture<>();
    client.execute(request, new Answer(status));
    try {
      int answer = status.get();
      if (request.getHeaders().length != headers.size()) {
        throw new IllegalStateException("my request was changed: " + request.getHeaders()[0]);
      }
      return answer;
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }

  private final class Answer implements FutureCallback<SimpleHttpResponse> {
    private final CompletableFuture<Integer> status;

    Answer(CompletableFuture<Integer> status) {
      this.status = status;
    }

    @Override
    public void completed(SimpleHttpResponse response) {
      status.complete(answered(response.getCode()));
    }

    @Override
    public void failed(Exception e) {
      status.completeExceptionally(e);
    }

    @Override
    public void cancelled() {
      status.cancel(false);
    }
  }
}
