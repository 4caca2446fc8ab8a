package web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import javax.net.ssl.SSLContext;

/** Asks a server of the JDK that speaks TLS, by the certificate that system properties name. */
public final class JdkSecureMain implements HttpHandler {
  public static void main(String[] args) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(SSLContext.getDefault()));
    server.createContext("/shop", new JdkSecureMain());
    server.start();
    URL url = new URL("https://localhost:" + server.getAddress().getPort() + "/shop");
    System.out.println(((HttpURLConnection) url.openConnection()).getResponseCode());
    server.stop(0);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
