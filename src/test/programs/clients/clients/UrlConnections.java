package clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Map;

/** The scenarios by the JDK's oldest client. */
final class UrlConnections extends Scenarios {
  private UrlConnections(String[] args) {
    super(args);
  }

  public static void main(String[] args) throws Exception {
    new UrlConnections(args).run();
  }

  @Override
  int send(String method, String url, Map<String, String> headers) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    connection.setReadTimeout(timeoutMillis(url));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      connection.setRequestProperty(header.getKey(), header.getValue());
    }
    if (method.equals("POST")) {
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(new byte[100]);
      }
    }
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      while (in.read() >= 0) {
        // On to the end.
      }
    }
    connection.disconnect();
    return status;
  }
}
