package web;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** As {@code Main}, with the JDK's server. */
public final class JdkMain {
  public static void main(String[] args) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(2);
    CountDownLatch gone = new CountDownLatch(1);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService servers = Executors.newFixedThreadPool(2);
    server.setExecutor(servers);
    HttpContext context = server.createContext("/shop", new JdkShop(workers, gone));
    context.getFilters().add(new JdkGate(workers));
    server.start();
    int port = server.getAddress().getPort();
    for (String request : Files.readAllLines(Paths.get("requests"))) {
      String path = request.replaceFirst("\\|.*", "");
      if (path.equals("/shop/gone")) {
        System.out.println(path + " " + Wire.leave(port, path));
        gone.await();
      } else {
        System.out.println(path + " " + Wire.ask(port, path, request.substring(path.length())));
      }
    }
    workers.shutdown();
    workers.awaitTermination(60, TimeUnit.SECONDS);
    servers.shutdown();
    servers.awaitTermination(60, TimeUnit.SECONDS);
    server.stop(0);
  }
}
