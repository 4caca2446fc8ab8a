package web;

import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;

/**
 * Starts a server, asks it for each line of the file {@code requests}, prints how it answered, and
 * stops it. A line is a path, and headers after bars: {@code /shop/plain|Accept: text/plain}.
 */
public final class Main {
  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset();
    ExecutorService workers = Executors.newFixedThreadPool(2);
    Semaphore gone = new Semaphore(0);
    int port = Container.start(new Shop(workers, gone), new Gate());
    for (String request : Files.readAllLines(Paths.get("requests"))) {
      String path = request.replaceFirst("\\|.*", "");
      if (path.equals("/shop/gone") || path.equals("/shop/left")) {
        System.out.println(path + " " + Wire.leave(port, path));
        gone.acquire();
      } else {
        System.out.println(path + " " + Wire.ask(port, path, request.substring(path.length())));
      }
    }
    workers.shutdown();
    workers.awaitTermination(60, TimeUnit.SECONDS);
    Container.stop();
  }
}
