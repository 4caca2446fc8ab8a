package clients;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.concurrent.FutureCallback;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;

/** The scenarios by Apache's HttpAsyncClient 4. */
final class Apache4Async extends Scenarios {
  private final CloseableHttpAsyncClient client;

  private Apache4Async(CloseableHttpAsyncClient client, String[] args) {
    super(args);
    this.client = client;
  }

  public static void main(String[] args) throws Exception {
    try (CloseableHttpAsyncClient client = HttpAsyncClients.createDefault()) {
      client.start();
      new Apache4Async(client, args).run();
    }
  }

  @Override
  int send(String method, String url, Map<String, String> headers) throws Exception {
    HttpRequestBase request = (HttpRequestBase) Apache4Default.request(method, url, headers);
    request.setConfig(RequestConfig.custom().setSocketTimeout(timeoutMillis(url)).build());
    CompletableFuture<Integer> status = new CompletableFuture<>();
    client.execute(request, new Answer(status));
    try {
      int answer = status.get();
      Apache4Default.check(request, headers);
      return answer;
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }

  private final class Answer implements FutureCallback<HttpResponse> {
    private final CompletableFuture<Integer> status;

    Answer(CompletableFuture<Integer> status) {
      this.status = status;
    }

    @Override
    public void completed(HttpResponse response) {
      try {
        status.complete(answered(Apache4Default.read(response)));
      } catch (IOException e) {
        status.completeExceptionally(e);
      }
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
