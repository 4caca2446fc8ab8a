package clients;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The scenarios by Apache's HttpClient 5, which takes no password in a URL. */
final class Apache5 extends Scenarios {
  private final CloseableHttpClient client;

  private Apache5(CloseableHttpClient client, String[] args) {
    super(args);
    this.client = client;
  }

  public static void main(String[] args) throws Exception {
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      new Apache5(client, args).run();
    }
  }

  @Override
  int send(String method, String url, Map<String, String> headers) throws Exception {
    HttpUriRequestBase request =
        new HttpUriRequestBase(method, URI.create(url.replace("ann:pass@", "")));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request.setHeader(header.getKey(), header.getValue());
    }
    if (method.equals("POST")) {
      request.setEntity(new ByteArrayEntity(new byte[100], ContentType.DEFAULT_BINARY));
    }
    request.setConfig(config(url));
    int status = client.execute(request, Apache5::read);
    if (request.getHeaders().length != headers.size()) {
      throw new IOException("my request was changed: " + request.getHeaders()[0]);
    }
    return status;
  }

  static RequestConfig config(String url) {
    return RequestConfig.custom()
        .setResponseTimeout(timeoutMillis(url), TimeUnit.MILLISECONDS)
        .build();
  }

  static int read(ClassicHttpResponse response) throws IOException {
    EntityUtils.consume(response.getEntity());
    return response.getCode();
  }
}
