package web;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.Executor;

/** Lets every request through; those with {@code worker} in the query on another thread. */
final class JdkGate extends Filter {
  private final Executor workers;

  JdkGate(Executor workers) {
    this.workers = workers;
  }

  @Override
  public String description() {
    return "gate";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if ("worker".equals(exchange.getRequestURI().getQuery())) {
      workers.execute(new Passing(exchange, chain));
    } else {
      chain.doFilter(exchange);
    }
  }

  /** Goes on with a request on the thread it runs on. */
  static final class Passing implements Runnable {
    private final HttpExchange exchange;
    private final Chain chain;

    Passing(HttpExchange exchange, Chain chain) {
      this.exchange = exchange;
      this.chain = chain;
    }

    @Override
    public void run() {
      try {
        chain.doFilter(exchange);
      } catch (IOException e) {
        exchange.close();
      }
    }
  }
}
