package clients;

import java.io.IOException;
import java.util.Map;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.params.HttpConnectionParams;
import org.apache.http.util.EntityUtils;

/** The scenarios by Apache's HttpClient 4, as it was first: deprecated, and still there in 4.5. */
class Apache4Default extends Scenarios {
  private final DefaultHttpClient client = new DefaultHttpClient();

  Apache4Default(String[] args) {
    super(args);
  }

  public static void main(String[] args) throws Exception {
    new Apache4Default(args).run();
  }

  @Override
  int send(String method, String url, Map<String, String> headers) throws Exception {
    HttpConnectionParams.setSoTimeout(client.getParams(), timeoutMillis(url));
    HttpUriRequest request = request(method, url, headers);
    int status = read(client.execute(request));
    check(request, headers);
    return status;
  }

  static HttpUriRequest request(String method, String url, Map<String, String> headers) {
    HttpUriRequest request = method.equals("POST") ? post(url) : new HttpGet(url);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request.setHeader(header.getKey(), header.getValue());
    }
    return request;
  }

  static int read(HttpResponse response) throws IOException {
    EntityUtils.toByteArray(response.getEntity());
    return response.getStatusLine().getStatusCode();
  }

  static void check(HttpUriRequest request, Map<String, String> headers) throws IOException {
    if (request.getAllHeaders().length != headers.size()) {
      throw new IOException("my request was changed: " + request.getAllHeaders()[0]);
    }
  }

  private static HttpPost post(String url) {
    HttpPost post = new HttpPost(url);
    post.setEntity(new ByteArrayEntity(new byte[100]));
    return post;
  }
}
