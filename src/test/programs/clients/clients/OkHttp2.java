package clients;

import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** The requests by OkHttp. */
final class OkHttp2 extends Http2Requests {
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .protocols(Collections.singletonList(Protocol.H2_PRIOR_KNOWLEDGE))
          .build();

  public static void main(String[] args) throws Exception {
    OkHttp2 program = new OkHttp2();
    program.run(args[0]);
    program.client.dispatcher().executorService().shutdown();
    program.client.connectionPool().evictAll();
  }

  @Override
  int send(String url) throws InterruptedException, ExecutionException {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    client
        .newCall(new Request.Builder().url(url).build())
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) throws IOException {
                int code = OkHttp.read(response);
                read();
                status.complete(code);
              }

              @Override
              public void onFailure(Call call, IOException e) {
                status.completeExceptionally(e);
              }
            });
    return status.get();
  }
}
