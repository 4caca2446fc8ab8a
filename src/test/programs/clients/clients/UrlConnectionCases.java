package clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** The ways to use a connection: each method is one way. */
final class UrlConnectionCases {
  private final String origin;
  private final String secure;
  private final String nobody;

  private UrlConnectionCases(String origin, String secure, String nobody) {
    this.origin = origin;
    this.secure = secure;
    this.nobody = nobody;
  }

  public static void main(String[] args) throws Exception {
    UrlConnectionCases cases = new UrlConnectionCases(args[0], args[1], args[2]);
    cases.connected();
    cases.asked();
    cases.again();
    cases.written();
    cases.streamed();
    cases.head();
    cases.secure();
    cases.abandoned();
    cases.retried();
  }

  /** Connects first, and does something else before it asks for the answer. */
  private void connected() throws IOException {
    HttpURLConnection connection = open(origin + "/page");
    connection.connect();
    between();
    read(connection);
  }

  private void between() {}

  /** Asks for a header first. */
  private void asked() throws IOException {
    HttpURLConnection connection = open(origin + "/page");
    System.out.println(connection.getHeaderField("X-Page"));
    read(connection);
  }

  /** Asks for the answer again and again. */
  private void again() throws IOException {
    HttpURLConnection connection = open(origin + "/missing");
    for (int i = 0; i < 3; i++) {
      try {
        connection.getInputStream();
      } catch (IOException e) {
        System.out.println(connection.getResponseCode());
      }
    }
  }

  /** Posts without a word on the method. */
  private void written() throws IOException {
    HttpURLConnection connection = open(origin + "/page");
    write(connection);
    read(connection);
  }

  private void streamed() throws IOException {
    HttpURLConnection connection = open(origin + "/page");
    connection.setRequestMethod("PUT");
    connection.setChunkedStreamingMode(10);
    write(connection);
    read(connection);
  }

  private void head() throws IOException {
    HttpURLConnection connection = open(origin + "/broken");
    connection.setRequestMethod("HEAD");
    System.out.println(connection.getResponseCode());
  }

  private void secure() throws IOException, GeneralSecurityException {
    HttpsURLConnection connection = (HttpsURLConnection) open(secure + "/page");
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, null);
    connection.setSSLSocketFactory(context.getSocketFactory());
    connection.setHostnameVerifier((host, session) -> true);
    connection.connect();
    read(connection);
  }

  /** Never asks for the answer. */
  private void abandoned() throws IOException {
    HttpURLConnection connection = open(origin + "/page");
    connection.connect();
    connection.disconnect();
    connection.disconnect();
  }

  private void retried() throws IOException {
    HttpURLConnection connection = open(nobody + "/page");
    for (int i = 0; i < 2; i++) {
      try {
        connection.connect();
      } catch (IOException e) {
        System.out.println(e.getClass().getName());
      }
    }
  }

  private static HttpURLConnection open(String url) throws IOException {
    return (HttpURLConnection) new URL(url).openConnection();
  }

  private static void write(HttpURLConnection connection) throws IOException {
    connection.setDoOutput(true);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(new byte[100]);
    }
  }

  private static void read(HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getInputStream()) {
      while (in.read() >= 0) {
        // On to the end.
      }
    }
    System.out.println(connection.getResponseCode());
  }

  private static final class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
