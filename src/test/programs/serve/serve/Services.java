package serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
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

/**
 * One of two web services, each in a process of its own: orders, which asks for the stock, and
 * stock, which has none of every tenth thing. Orders also plays its own clients.
 */
public final class Services {
  private static final int CLIENTS = 4;

  /** Asked for at last. A path of its own: this request may be one of those that are kept. */
  private static final String END = "/end";

  private static final AtomicInteger ANSWERED = new AtomicInteger();
  private static final CountDownLatch STOPPED = new CountDownLatch(1);
  private static String stock;

  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset();
    Path address = Paths.get(args[1]);
    if (args[0].equals("stock")) {
      Tomcat tomcat = serve("/stock", new Stock());
      tell(address, "http://localhost:" + tomcat.getConnector().getLocalPort() + "/stock?n=");
      STOPPED.await();
      end(tomcat);
    } else {
      stock = read(address);
      Tomcat tomcat = serve("/orders", new Orders());
      int port = tomcat.getConnector().getLocalPort();
      order("http://localhost:" + port + "/orders?n=", Integer.parseInt(args[2]));
      end(tomcat);
      get(stock.replace("/stock?n=", END));
    }
    System.out.println("answered " + ANSWERED);
  }

  private static Tomcat serve(String path, HttpServlet servlet) throws LifecycleException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir("base");
    tomcat.setPort(0);
    tomcat.getConnector();
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "servlet", servlet);
    context.addServletMappingDecoded(path, "servlet");
    context.addServletMappingDecoded(END, "servlet");
    tomcat.start();
    return tomcat;
  }

  private static void end(Tomcat tomcat) throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  /** Others find the file with all of its text, or not at all. */
  private static void tell(Path address, String url) throws IOException {
    Path part = address.resolveSibling(address.getFileName() + ".part");
    Files.write(part, url.getBytes(StandardCharsets.UTF_8));
    Files.move(part, address, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String read(Path address) throws Exception {
    while (!Files.exists(address)) {
      Thread.sleep(10);
    }
    return new String(Files.readAllBytes(address), StandardCharsets.UTF_8);
  }

  private static void order(String url, int orders) throws InterruptedException {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    for (int i = 0; i < orders; i++) {
      int number = i;
      clients.submit(() -> get(url + number));
    }
    clients.shutdown();
    clients.awaitTermination(60, TimeUnit.SECONDS);
  }

  private static int get(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    int status = connection.getResponseCode();
    if (status == 200) {
      try (InputStream in = connection.getInputStream()) {
        while (in.read() >= 0) {}
      }
    }
    return status;
  }

  /** Takes an order, if there is stock. */
  static final class Orders extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setStatus(ask(request.getParameter("n")));
      ANSWERED.incrementAndGet();
    }

    private static int ask(String number) throws IOException {
      return get(stock + number);
    }
  }

  /** Tells whether there is stock. */
  static final class Stock extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      if (request.getServletPath().equals(END)) {
        STOPPED.countDown();
        return;
      }
      try {
        take(Integer.parseInt(request.getParameter("n")));
      } catch (IllegalStateException e) {
        response.setStatus(404);
      }
      ANSWERED.incrementAndGet();
    }

    private static void take(int number) {
      if (number % 10 == 9) {
        throw new IllegalStateException("out of stock: " + number);
      }
    }
  }
}
