package chain;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Undertow; it asks the next service by java.net.http, and its workers pass the answer on. */
final class UndertowService extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient ExecutorService workers = Executors.newFixedThreadPool(8);
  private final transient HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String next;

  private UndertowService(String next) {
    this.next = next;
  }

  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset();
    UndertowService service = new UndertowService(args[1]);
    Undertow server =
        Undertow.builder().addHttpListener(0, "127.0.0.1", deployed(service).start()).build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    Register.serve(args[0], address.getPort());
    service.workers.shutdown();
    service.workers.awaitTermination(60, TimeUnit.SECONDS);
    server.stop();
  }

  private static DeploymentManager deployed(UndertowService service) {
    ServletInfo work =
        new ServletInfo("work", UndertowService.class, new ImmediateInstanceFactory<>(service));
    DeploymentInfo info =
        Servlets.deployment()
            .setClassLoader(UndertowService.class.getClassLoader())
            .setContextPath("/")
            .setDeploymentName("work")
            .addServlet(work.addMapping("/work").setAsyncSupported(true));
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(info);
    manager.deploy();
    return manager;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext context = request.startAsync();
    URI url = URI.create(next + "/work?" + request.getQueryString());
    client
        .sendAsync(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
        .thenAcceptAsync(answer -> pass(answer.body(), context), workers);
  }

  private static void pass(String answer, AsyncContext context) {
    try {
      context.getResponse().getWriter().print(answer);
      context.complete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
