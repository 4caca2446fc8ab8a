package beside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.LogManager;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Asks itself for orders, which a worker finds in a database. */
public final class WebShop extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String DATABASE = "jdbc:h2:mem:shop";

  private final transient ExecutorService workers = Executors.newFixedThreadPool(2);

  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset();
    WebShop shop = new WebShop();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir("base");
    tomcat.setPort(0);
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "orders", shop);
    context.addServletMappingDecoded("/orders", "orders");
    tomcat.getConnector();
    tomcat.start();
    for (int number = 1; number <= 10; number++) {
      System.out.println(ask(tomcat.getConnector().getLocalPort(), number));
    }
    shop.workers.shutdown();
    tomcat.stop();
    tomcat.destroy();
  }

  private static String ask(int port, int number) throws IOException {
    URL url = new URL("http://localhost:" + port + "/orders?number=" + number);
    try (BufferedReader in = new BufferedReader(new InputStreamReader(url.openStream(), "UTF-8"))) {
      return in.readLine();
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    int number = Integer.parseInt(request.getParameter("number"));
    try {
      response.getWriter().println(workers.submit(() -> find(number)).get());
    } catch (ExecutionException | InterruptedException e) {
      throw new ServletException(e);
    }
  }

  private static String find(int number) throws SQLException {
    try (Connection connection = DriverManager.getConnection(DATABASE);
        PreparedStatement statement = connection.prepareStatement("SELECT 'order ' || ?")) {
      statement.setInt(1, number);
      try (ResultSet found = statement.executeQuery()) {
        found.next();
        return found.getString(1);
      }
    }
  }
}
