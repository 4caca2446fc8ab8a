package clients;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** The same on threads of the client. */
final class OkHttpAsync extends OkHttp {
  private OkHttpAsync(String[] args) {
    super(args);
  }

  public static void main(String[] args) throws Exception {
    OkHttpAsync program = new OkHttpAsync(args);
    program.run();
    program.client.dispatcher().executorService().shutdown();
  }

  @Override
  int send(String method, String url, Map<String, String> headers) throws Exception {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    client(url)
        .newCall(request(method, url, headers))
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) throws IOException {
                status.complete(answered(read(response)));
              }

              @Override
              public void onFailure(Call call, IOException e) {
                status.completeExceptionally(e);
              }
            });
    try {
      return status.get();
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }
}
