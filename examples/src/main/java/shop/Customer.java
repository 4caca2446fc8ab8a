package shop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** Asks the shop over HTTP, and prints what it answers. */
final class Customer {
  private final String shop;

  Customer(String shop) {
    this.shop = shop;
  }

  void get(String path) throws IOException {
    request("GET", path);
  }

  void post(String path) throws IOException {
    request("POST", path);
  }

  private void request(String method, String path) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(shop + path).openConnection();
    connection.setRequestMethod(method);
    int status = connection.getResponseCode();
    InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    System.out.printf("%-4s %-28s %d  %s%n", method, path, status, firstLine(body));
  }

  private static String firstLine(InputStream body) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      return reader.readLine();
    }
  }
}
