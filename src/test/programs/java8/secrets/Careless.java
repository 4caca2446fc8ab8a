package secrets;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URL;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Puts secrets, each with {@code s3cret} in it, wherever a program can. */
public final class Careless {
  private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.s3cret-in-signature";
  private static final String PEM =
      "-----BEGIN PRIVATE KEY-----\ns3cretInKey\n-----END PRIVATE KEY-----";

  private Careless() {}

  /** The URL of a database, then what is of no use but to be seen. */
  public static void main(String[] args) throws Exception {
    Thread worker = new Thread(() -> run(args[0]), "worker session=s3cretInName");
    worker.start();
    worker.join();
    System.out.println("done");
  }

  private static void run(String url) {
    attempt(() -> query(url));
    attempt(() -> prepare(url));
    attempt(() -> connect("jdbc:none://ann:s3cretInUser@host/shop?password=s3cretInUrl"));
    attempt(Careless::request);
    attempt(() -> fail("card 4111 1111 1111 1111 of cust-12345, password=s3cretInMessage"));
    attempt(() -> fail("Authorization: Basic s3cretInHeader"));
    attempt(() -> fail("{\"api_key\":\"s3cretInJson\"} " + TOKEN + " " + PEM));
    attempt(() -> fail("key AKIAIOSFODNN7EXAMPLE, sent Bearer s3cretInMessage"));
  }

  private interface Attempt {
    void make() throws Exception;
  }

  private static void attempt(Attempt attempt) {
    try {
      attempt.make();
    } catch (Exception e) {
      // It was told.
    }
  }

  private static void query(String url) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.executeQuery("select * from no_such_table where name = 's3cretInStatement'");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot find: " + e.getMessage(), e);
    }
  }

  private static void prepare(String url) throws SQLException {
    String sql = "select 1 where 's3cret' <> ? and 'password' <> 'token=s3cretInLiteral'";
    try (Connection connection = connect(url);
        PreparedStatement statement = connection.prepareStatement(sql.replace("'s3cret'", "'a'"))) {
      statement.setString(1, "b");
      statement.executeQuery().close();
    }
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url);
  }

  private static void request() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Set-Cookie", "s3cretInCookie");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      send("http://ann:s3cretInUser@127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  private static void send(String server) throws IOException {
    String path = "/orders;jsessionid=s3cretInPath?n=1&access_token=s3cretInQuery&%70wd=s3cretToo";
    HttpURLConnection connection = (HttpURLConnection) new URL(server + path).openConnection();
    connection.setRequestProperty("Authorization", "Bearer s3cretInHeader");
    connection.setRequestProperty("X-Api-Key", "s3cretInHeader");
    connection.setRequestProperty("Cookie", "a=s3cretInCookie; b=s3cretInCookie");
    connection.setRequestProperty("User-Agent", "shop/1 (token=s3cretInAgent)");
    connection.getResponseCode();
  }

  private static void fail(String message) {
    throw new IllegalArgumentException(message);
  }
}
