package workload;

import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;

/** Starts many virtual threads in waves; each makes a few traced calls and ends. Java 21. */
public final class VirtualThreads {
  private VirtualThreads() {}

  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    int threads = arguments.integer("threads");
    int waves = arguments.integer("waves");
    int units = arguments.integer("units");
    Work work = Work.of("calls", arguments.integer("calls_per_unit"));
    Results results = new Results();
    double seconds = 0;
    for (int i = 1; i <= waves; i++) {
      double taken = wave(threads, units, work);
      // The first wave warms up.
      seconds += i == 1 ? 0 : taken;
      ThisProcess.settle();
      results.put("resident_kib." + i, ThisProcess.residentKib());
      results.put("live_kib." + i, ThisProcess.liveKib());
    }
    double perWave = (double) threads * units * work.calls;
    results.put("made", waves * perWave);
    results.put("calls_per_second", (waves - 1) * perWave / seconds);
    results.put("max_resident_kib", ThisProcess.mostResidentKib());
    results.writeTo(arguments.text("results"));
  }

  private static double wave(int threads, final int units, final Work work) throws Exception {
    final CountDownLatch done = new CountDownLatch(threads);
    Runnable job =
        new Runnable() {
          @Override
          public void run() {
            for (int i = 0; i < units; i++) {
              work.once();
            }
            done.countDown();
          }
        };
    // By name: this program is compiled for Java 8.
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    long begin = System.nanoTime();
    for (int i = 0; i < threads; i++) {
      start.invoke(null, job);
    }
    done.await();
    return (System.nanoTime() - begin) / 1e9;
  }
}
