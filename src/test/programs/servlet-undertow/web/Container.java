package web;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.net.InetSocketAddress;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.Servlet;

/** Undertow, with one servlet behind one filter. */
final class Container {
  private static Undertow server;

  private Container() {}

  static int start(Servlet servlet, Filter filter) throws Exception {
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(info(servlet, filter));
    manager.deploy();
    server = Undertow.builder().addHttpListener(0, "127.0.0.1", manager.start()).build();
    server.start();
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  static void stop() {
    server.stop();
  }

  private static DeploymentInfo info(Servlet servlet, Filter filter) {
    ServletInfo shop =
        new ServletInfo("shop", servlet.getClass(), new ImmediateInstanceFactory<>(servlet))
            .addMapping("/shop/*")
            .setAsyncSupported(true);
    FilterInfo gate =
        new FilterInfo("gate", filter.getClass(), new ImmediateInstanceFactory<>(filter))
            .setAsyncSupported(true);
    return Servlets.deployment()
        .setClassLoader(Container.class.getClassLoader())
        .setContextPath("/")
        .setDeploymentName("shop")
        .addServlet(shop)
        .addFilter(gate)
        .addFilterUrlMapping("gate", "/*", DispatcherType.REQUEST)
        .addErrorPage(new ErrorPage("/shop/oops", 404))
        .addErrorPage(new ErrorPage("/shop/oops", 500));
  }
}
