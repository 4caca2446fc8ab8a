package clients;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.concurrent.CountDownLatch;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** What else one may do with OkHttp. One call is sent at a time, and others wait. */
final class OkHttpCases {
  private final String origin;
  private final OkHttpClient client = new OkHttpClient();
  private final CountDownLatch bothAsked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(3);

  private OkHttpCases(String origin) {
    this.origin = origin;
  }

  public static void main(String[] args) throws Exception {
    OkHttpCases cases = new OkHttpCases(args[0]);
    cases.client.dispatcher().setMaxRequests(1);
    cases.first();
    cases.second();
    cases.cancelled();
    cases.bothAsked.countDown();
    cases.done.await();
    cases.nested();
    cases.client.dispatcher().executorService().shutdown();
  }

  /** Its thread is the one that begins with the second. */
  private void first() {
    call("/page?n=1").enqueue(new Answer());
  }

  private void second() {
    call("/page?n=2").enqueue(new Answer());
  }

  private void cancelled() {
    Call call = call("/silent");
    call.enqueue(new Answer());
    call.cancel();
  }

  /** A request within a request: of the JDK's client within that of OkHttp. */
  private void nested() throws IOException {
    OkHttpClient nesting =
        client
            .newBuilder()
            .addInterceptor(
                new Interceptor() {
                  @Override
                  public Response intercept(Chain chain) throws IOException {
                    token();
                    return chain.proceed(chain.request());
                  }
                })
            .build();
    Request request = new Request.Builder().url(origin + "/page").build();
    System.out.println(OkHttp.read(nesting.newCall(request).execute()));
  }

  private void token() throws IOException {
    URL url = new URL(origin + "/missing");
    System.out.println(((HttpURLConnection) url.openConnection()).getResponseCode());
  }

  private Call call(String path) {
    return client.newCall(new Request.Builder().url(origin + path).build());
  }

  private void answered(String how) {
    try {
      bothAsked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.println(how);
    done.countDown();
  }

  private final class Answer implements Callback {
    @Override
    public void onResponse(Call call, Response response) throws IOException {
      answered(String.valueOf(OkHttp.read(response)));
    }

    @Override
    public void onFailure(Call call, IOException e) {
      answered(e.getMessage());
    }
  }
}
