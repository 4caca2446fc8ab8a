package web;

import javax.servlet.Filter;
import javax.servlet.Servlet;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat, with one servlet behind one filter. */
final class Container {
  private static final Tomcat TOMCAT = new Tomcat();

  private Container() {}

  static int start(Servlet servlet, Filter filter) throws Exception {
    TOMCAT.setBaseDir("base");
    TOMCAT.setPort(0);
    TOMCAT.getConnector().setProperty("address", "127.0.0.1");
    Context context = TOMCAT.addContext("", null);
    Wrapper wrapper = Tomcat.addServlet(context, "shop", servlet);
    wrapper.setAsyncSupported(true);
    context.addServletMappingDecoded("/shop/*", "shop");
    context.addFilterDef(definition(filter));
    context.addFilterMap(mapping());
    context.addErrorPage(errorPage(404));
    context.addErrorPage(errorPage(500));
    TOMCAT.start();
    return TOMCAT.getConnector().getLocalPort();
  }

  static void stop() throws Exception {
    TOMCAT.stop();
    TOMCAT.destroy();
  }

  private static FilterDef definition(Filter filter) {
    FilterDef definition = new FilterDef();
    definition.setFilterName("gate");
    definition.setFilter(filter);
    definition.setAsyncSupported("true");
    return definition;
  }

  private static FilterMap mapping() {
    FilterMap mapping = new FilterMap();
    mapping.setFilterName("gate");
    mapping.addURLPattern("/*");
    mapping.setDispatcher("REQUEST");
    return mapping;
  }

  private static ErrorPage errorPage(int status) {
    ErrorPage page = new ErrorPage();
    page.setErrorCode(status);
    page.setLocation("/shop/oops");
    return page;
  }
}
