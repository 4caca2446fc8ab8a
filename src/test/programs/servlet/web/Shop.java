package web;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import javax.servlet.AsyncContext;
import javax.servlet.RequestDispatcher;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Answers each path below {@code /shop} in a way of its own. */
public final class Shop extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** Short, as nothing else happens until it is over. */
  private static final long TIMEOUT_MILLIS = 50;

  private final transient Executor workers;
  private final transient Semaphore gone;

  /** A shop that releases {@code gone} for each client that has left in the midst of its answer. */
  Shop(Executor workers, Semaphore gone) {
    this.workers = workers;
    this.gone = gone;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Object included = request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
    switch (included == null ? request.getPathInfo() : included.toString()) {
      case "/plain":
        place(response);
        break;
      case "/throw":
        throw new IllegalStateException("boom");
      case "/missing":
        response.sendError(404);
        break;
      case "/forward":
        request.getRequestDispatcher("/shop/plain").forward(request, response);
        break;
      case "/include":
        request.getRequestDispatcher("/shop/plain").include(request, response);
        break;
      case "/gone":
        writeUntilGone(response);
        break;
      case "/oops":
        apologize(response);
        break;
      default:
        startAsync(request);
    }
  }

  private void startAsync(HttpServletRequest request) throws ServletException {
    AsyncContext context = request.startAsync();
    context.setTimeout(30_000);
    switch (request.getPathInfo()) {
      case "/complete":
        workers.execute(new Completion(context));
        break;
      case "/dispatch":
        workers.execute(new Dispatch(context, "/shop/plain"));
        break;
      case "/again":
        workers.execute(new Dispatch(context, "/shop/complete"));
        break;
      case "/fail":
        workers.execute(new Dispatch(context, "/shop/throw"));
        break;
      case "/run":
        context.start(new Completion(context));
        break;
      case "/timeout":
        context.setTimeout(TIMEOUT_MILLIS);
        break;
      case "/left":
        workers.execute(new Stream(this, context));
        break;
      default:
        throw new ServletException("no such path");
    }
  }

  private void place(HttpServletResponse response) throws IOException {
    response.setHeader("X-Order", "7");
    response.getWriter().println("placed");
  }

  private void apologize(HttpServletResponse response) throws IOException {
    response.getWriter().println("sorry");
  }

  private void writeUntilGone(HttpServletResponse response) throws IOException {
    byte[] much = new byte[1 << 16];
    try {
      while (true) {
        response.getOutputStream().write(much);
        response.flushBuffer();
      }
    } finally {
      gone.release();
    }
  }

  /** Ends a request on the thread it runs on. */
  static final class Completion implements Runnable {
    private final AsyncContext context;

    Completion(AsyncContext context) {
      this.context = context;
    }

    @Override
    public void run() {
      ((HttpServletResponse) context.getResponse()).setStatus(202);
      context.complete();
    }
  }

  /** Answers on the thread it runs on, until nobody listens. */
  static final class Stream implements Runnable {
    private final Shop shop;
    private final AsyncContext context;

    Stream(Shop shop, AsyncContext context) {
      this.shop = shop;
      this.context = context;
    }

    @Override
    public void run() {
      try {
        shop.writeUntilGone((HttpServletResponse) context.getResponse());
      } catch (IOException e) {
        context.complete();
      }
    }
  }

  /** Sends a request to another path. */
  static final class Dispatch implements Runnable {
    private final AsyncContext context;
    private final String path;

    Dispatch(AsyncContext context, String path) {
      this.context = context;
      this.path = path;
    }

    @Override
    public void run() {
      context.dispatch(path);
    }
  }
}
