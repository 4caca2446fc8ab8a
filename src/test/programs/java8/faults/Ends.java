package faults;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Ends in the way its argument says, from within three calls. */
public final class Ends {
  public static void main(String[] args) throws Exception {
    System.out.println("before");
    if (args[0].equals("daemon")) {
      leaveDaemonRunning();
    } else {
      first(args[0]);
    }
    System.out.println("after");
  }

  static void first(String end) throws Exception {
    second(end);
  }

  static void second(String end) throws Exception {
    switch (end) {
      case "exit":
        System.exit(7);
        break;
      case "halt":
        // Longer than the flush interval, so that what came before is written.
        Thread.sleep(500);
        Runtime.getRuntime().halt(8);
        break;
      case "uncaught":
        throw new IllegalStateException("nobody catches me");
      case "exitInHook":
        Runtime.getRuntime().addShutdownHook(new Thread(() -> third("hook")));
        break;
      default:
        throw new IOException(end);
    }
  }

  static void third(String text) {
    System.out.println(text);
  }

  static void leaveDaemonRunning() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      Thread thread = new Thread(() -> waitForever(inside), "daemon-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    inside.await();
  }

  static void waitForever(CountDownLatch inside) {
    inside.countDown();
    while (true) {
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) {
        // Goes on.
      }
    }
  }
}
