package chain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The JDK's server; its workers ask a database, and answer. */
final class JdkService implements HttpHandler {
  private final ExecutorService workers = Executors.newFixedThreadPool(16);

  public static void main(String[] args) throws Exception {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(address, 1000);
    JdkService service = new JdkService();
    server.createContext("/work", service);
    server.start();
    Register.serve(args[0], server.getAddress().getPort());
    service.workers.shutdown();
    service.workers.awaitTermination(60, TimeUnit.SECONDS);
    server.stop(0);
  }

  @Override
  public void handle(HttpExchange exchange) {
    workers.execute(new Answer(exchange));
  }

  /** Answers what was asked, by way of a database. */
  static final class Answer implements Runnable {
    private final HttpExchange exchange;

    Answer(HttpExchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public void run() {
      try {
        byte[] answer = find(exchange.getRequestURI().getQuery()).getBytes("UTF-8");
        exchange.sendResponseHeaders(200, answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(answer);
        }
      } catch (IOException | SQLException e) {
        exchange.close();
      }
    }

    private static String find(String query) throws SQLException {
      try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:work");
          PreparedStatement statement = connection.prepareStatement("SELECT CAST(? AS VARCHAR)")) {
        statement.setString(1, query);
        try (ResultSet found = statement.executeQuery()) {
          found.next();
          return found.getString(1);
        }
      }
    }
  }
}
