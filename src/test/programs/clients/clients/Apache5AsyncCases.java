package clients;

import java.io.Closeable;
import java.net.URI;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.concurrent.FutureCallback;

/** The cases by Apache's asynchronous HttpClient 5. */
final class Apache5AsyncCases extends ApacheAsyncCases {
  private CloseableHttpAsyncClient client;

  public static void main(String[] args) throws Exception {
    new Apache5AsyncCases().run(args[0]);
  }

  @Override
  Closeable start() {
    client =
        HttpAsyncClients.custom()
            .addResponseInterceptorLast((response, entity, context) -> intercepted())
            .setThreadFactory(this::thread)
            .build();
    client.start();
    return client;
  }

  @Override
  Future<?> send(String url, Runnable callback) {
    // Not execute(request, callback): in 5.0 what that returns cannot cancel the request.
    return client.execute(
        SimpleRequestProducer.create(new SimpleHttpRequest("GET", URI.create(url))),
        SimpleResponseConsumer.create(),
        new FutureCallback<SimpleHttpResponse>() {
          @Override
          public void completed(SimpleHttpResponse response) {
            callback.run();
          }

          @Override
          public void failed(Exception e) {
            callback.run();
          }

          @Override
          public void cancelled() {
            callback.run();
          }
        });
  }
}
