package web;

import java.util.EnumSet;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.Servlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** Jetty, with one servlet behind one filter. */
final class Container {
  private static Server server;

  private Container() {}

  static int start(Servlet servlet, Filter filter) throws Exception {
    // Its log tells the time, which no two runs share.
    System.setProperty("org.eclipse.jetty.util.log.announce", "false");
    System.setProperty("org.eclipse.jetty.LEVEL", "OFF");
    server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context(servlet, filter));
    server.start();
    return connector.getLocalPort();
  }

  static void stop() throws Exception {
    server.stop();
  }

  private static ServletContextHandler context(Servlet servlet, Filter filter) {
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/");
    ServletHolder shop = new ServletHolder(servlet);
    shop.setAsyncSupported(true);
    context.addServlet(shop, "/shop/*");
    FilterHolder gate = new FilterHolder(filter);
    gate.setAsyncSupported(true);
    context.addFilter(gate, "/*", EnumSet.of(DispatcherType.REQUEST));
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.addErrorPage(404, "/shop/oops");
    errors.addErrorPage(500, "/shop/oops");
    context.setErrorHandler(errors);
    return context;
  }
}
