package shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The shop's door: {@code GET /catalog} and {@code POST /orders?item=NAME&count=NUMBER}. */
final class WebServer implements AutoCloseable {
  private final Catalog catalog;
  private final Orders orders;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  WebServer(Catalog catalog, Orders orders) throws IOException {
    this.catalog = catalog;
    this.orders = orders;
    // Port 0: whichever is free.
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/catalog", exchange -> answer(exchange, this::showCatalog));
    server.createContext("/orders", exchange -> answer(exchange, this::takeOrder));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private String showCatalog(HttpExchange exchange) throws SQLException {
    return catalog.list();
  }

  private String takeOrder(HttpExchange exchange) throws SQLException {
    String query = exchange.getRequestURI().getQuery();
    return orders.place(parameter(query, "item"), Integer.parseInt(parameter(query, "count")));
  }

  private static String parameter(String query, String name) {
    for (String pair : query.split("&")) {
      if (pair.startsWith(name + "=")) return pair.substring(name.length() + 1);
    }
    throw new IllegalArgumentException("no " + name);
  }

  private static void answer(HttpExchange exchange, Page page) throws IOException {
    try {
      send(exchange, 200, page.text(exchange));
    } catch (OutOfStockException outOfStock) {
      send(exchange, 409, outOfStock.getMessage());
    } catch (IllegalArgumentException badRequest) {
      send(exchange, 400, badRequest.getMessage());
    } catch (SQLException failed) {
      send(exchange, 500, failed.getMessage());
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  /** What a path answers with. */
  private interface Page {
    String text(HttpExchange exchange) throws SQLException;
  }
}
