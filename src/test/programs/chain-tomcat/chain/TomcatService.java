package chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Tomcat; its workers ask the next service by HttpURLConnection, and answer. */
final class TomcatService extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient ExecutorService workers = Executors.newFixedThreadPool(64);
  private final String next;

  private TomcatService(String next) {
    this.next = next;
  }

  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset();
    TomcatService service = new TomcatService(args[1]);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir("base");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("acceptCount", "1000");
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "work", service).setAsyncSupported(true);
    context.addServletMappingDecoded("/work", "work");
    tomcat.start();
    Register.serve(args[0], tomcat.getConnector().getLocalPort());
    service.workers.shutdown();
    service.workers.awaitTermination(60, TimeUnit.SECONDS);
    tomcat.stop();
    tomcat.destroy();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext context = request.startAsync();
    // Many of them wait for a worker.
    context.setTimeout(60_000);
    workers.execute(new Answer(context, next + "/work?" + request.getQueryString()));
  }

  /** Passes the answer of the next service on. */
  static final class Answer implements Runnable {
    private final AsyncContext context;
    private final String url;

    Answer(AsyncContext context, String url) {
      this.context = context;
      this.url = url;
    }

    @Override
    public void run() {
      try {
        context.getResponse().getWriter().print(ask());
      } catch (IOException e) {
        ((HttpServletResponse) context.getResponse()).setStatus(502);
      }
      context.complete();
    }

    private String ask() throws IOException {
      try (BufferedReader in =
          new BufferedReader(new InputStreamReader(new URL(url).openStream(), "UTF-8"))) {
        return in.readLine();
      }
    }
  }
}
