package clients;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** The same without waiting in the client. */
final class JavaAsyncClient extends JavaClient {
  private JavaAsyncClient(String[] args) {
    super(args);
  }

  public static void main(String[] args) throws Exception {
    new JavaAsyncClient(args).run();
  }

  @Override
  int send(String method, String url, Map<String, String> headers) throws Exception {
    HttpRequest request = request(method, url, headers);
    try {
      int status =
          client
              .sendAsync(request, BodyHandlers.ofString())
              .thenApply(response -> answered(response.statusCode()))
              .get();
      check(request, headers);
      return status;
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }
}
