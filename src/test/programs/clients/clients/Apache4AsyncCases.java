package clients;

import java.io.Closeable;
import java.util.concurrent.Future;
import org.apache.http.HttpResponse;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.concurrent.FutureCallback;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;

/** The cases by Apache's HttpAsyncClient 4. */
final class Apache4AsyncCases extends ApacheAsyncCases {
  private CloseableHttpAsyncClient client;

  public static void main(String[] args) throws Exception {
    new Apache4AsyncCases().run(args[0]);
  }

  @Override
  Closeable start() {
    HttpResponseInterceptor interceptor = (response, context) -> intercepted();
    client =
        HttpAsyncClients.custom()
            .addInterceptorLast(interceptor)
            .setThreadFactory(this::thread)
            .build();
    client.start();
    return client;
  }

  @Override
  Future<?> send(String url, Runnable callback) {
    return client.execute(
        new HttpGet(url),
        new FutureCallback<HttpResponse>() {
          @Override
          public void completed(HttpResponse response) {
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
