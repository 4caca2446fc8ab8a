package clients;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The scenarios by OkHttp. */
class OkHttp extends Scenarios {
  final OkHttpClient client = new OkHttpClient();

  OkHttp(String[] args) {
    super(args);
  }

  public static void main(String[] args) throws Exception {
    new OkHttp(args).run();
  }

  @Override
  int send(String method, String url, Map<String, String> headers) throws Exception {
    return read(client(url).newCall(request(method, url, headers)).execute());
  }

  OkHttpClient client(String url) {
    return client.newBuilder().readTimeout(timeoutMillis(url), TimeUnit.MILLISECONDS).build();
  }

  // The form that all versions have.
  @SuppressWarnings("deprecation")
  static Request request(String method, String url, Map<String, String> headers) {
    RequestBody body = method.equals("POST") ? RequestBody.create(null, new byte[100]) : null;
    Request.Builder request = new Request.Builder().url(url).method(method, body);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request.header(header.getKey(), header.getValue());
    }
    return request.build();
  }

  static int read(Response response) throws IOException {
    response.body().bytes();
    return response.code();
  }
}
