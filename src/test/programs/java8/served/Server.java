package served;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server that says its port, and serves until its standard input ends. */
public final class Server {
  private Server() {}

  public static void main(String[] args) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Orders orders = new Orders();
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, orders));
    server.start();
    System.out.println(server.getAddress().getPort());
    while (System.in.read() >= 0) {
      // What comes has no meaning.
    }
    server.stop(0);
    threads.shutdown();
  }

  private static void answer(HttpExchange exchange, Orders orders) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    byte[] body = orders.place(Integer.parseInt(query)).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
