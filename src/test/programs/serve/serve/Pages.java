package serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogManager;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat that serves pages to some clients at once, and counts them. */
public final class Pages {
  private static final AtomicInteger SERVED = new AtomicInteger();
  private static final AtomicInteger READ = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    int clients = Integer.parseInt(args[0]);
    int requests = Integer.parseInt(args[1]);
    LogManager.getLogManager().reset();
    Tomcat tomcat = start();
    int port = tomcat.getConnector().getLocalPort();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    for (int i = 0; i < clients * requests; i++) {
      String page = "http://localhost:" + port + (i % 10 == 9 ? "/missing" : "/page?n=" + i);
      threads.submit(() -> read(page));
    }
    threads.shutdown();
    threads.awaitTermination(60, TimeUnit.SECONDS);
    tomcat.stop();
    tomcat.destroy();
    System.out.println("served " + SERVED + ", read " + READ);
  }

  private static Tomcat start() throws LifecycleException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir("base");
    tomcat.setPort(0);
    tomcat.getConnector();
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "page", new Page());
    context.addServletMappingDecoded("/page", "page");
    tomcat.start();
    return tomcat;
  }

  private static Void read(String page) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(page).openConnection();
    if (connection.getResponseCode() == 200) {
      try (InputStream in = connection.getInputStream()) {
        while (in.read() >= 0) {
          READ.incrementAndGet();
        }
      }
    }
    connection.disconnect();
    return null;
  }

  /** Answers with a hundred bytes. */
  static final class Page extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      SERVED.incrementAndGet();
      response.getWriter().print(String.format("%-100s", request.getParameter("n")));
    }
  }
}
