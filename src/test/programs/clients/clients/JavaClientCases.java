package clients;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** What else one may do with the JDK's newer client. Its threads come to life for the first. */
final class JavaClientCases {
  private final String origin;
  private HttpClient client;

  private JavaClientCases(String origin) {
    this.origin = origin;
  }

  public static void main(String[] args) throws Exception {
    JavaClientCases cases = new JavaClientCases(args[0]);
    cases.first();
    cases.second();
    cases.piecemeal();
    cases.handedOver();
    cases.cancelled();
    cases.malformed();
  }

  private void first() throws Exception {
    client = HttpClient.newHttpClient();
    System.out.println(client.send(request("/page?n=1"), handler()).statusCode());
  }

  private void second() throws Exception {
    System.out.println(client.sendAsync(request("/page?n=2"), handler()).get().statusCode());
  }

  /** Its answer is read piece by piece. */
  private void piecemeal() throws Exception {
    HttpRequest request = request("/page?n=4");
    client.send(request, BodyHandlers.ofByteArrayConsumer(piece -> read(piece.isPresent())));
  }

  private static void read(boolean isThere) {}

  /** The method is left long before the answer. */
  private void handedOver() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    ask(done);
    done.await();
  }

  private void ask(CountDownLatch done) {
    client
        .sendAsync(request("/page?n=3"), BodyHandlers.discarding())
        .thenRun(this::answered)
        .thenRun(done::countDown);
  }

  private void answered() {}

  private void cancelled() {
    CompletableFuture<?> future = client.sendAsync(request("/silent"), BodyHandlers.discarding());
    System.out.println(future.cancel(true));
  }

  private void malformed() throws Exception {
    try {
      client.send(null, BodyHandlers.discarding());
    } catch (NullPointerException e) {
      System.out.println("no request");
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(origin + path)).build();
  }

  private BodyHandler<String> handler() {
    return new BodyHandler<String>() {
      @Override
      public BodySubscriber<String> apply(ResponseInfo info) {
        return BodySubscribers.replacing(handled(info.statusCode()));
      }
    };
  }

  private static String handled(int status) {
    return "status " + status;
  }
}
