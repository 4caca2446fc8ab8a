package clients;

import java.util.Map;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/** The scenarios by Apache's HttpClient 4, as of 4.3. */
final class Apache4 extends Scenarios {
  private final CloseableHttpClient client;

  private Apache4(CloseableHttpClient client, String[] args) {
    super(args);
    this.client = client;
  }

  public static void main(String[] args) throws Exception {
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      new Apache4(client, args).run();
    }
  }

  @Override
  int send(String method, String url, Map<String, String> headers) throws Exception {
    HttpRequestBase request = (HttpRequestBase) Apache4Default.request(method, url, headers);
    request.setConfig(RequestConfig.custom().setSocketTimeout(timeoutMillis(url)).build());
    int status = Apache4Default.read(client.execute(request));
    Apache4Default.check(request, headers);
    return status;
  }
}
