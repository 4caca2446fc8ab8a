package workload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes traced calls and times them: after a warm-up, first in bursts that any queue can take, with
 * a pause after each, then without pause for some seconds. Each unit of work (a recursion) is timed
 * as a whole.
 */
public final class Calls {
  private final Arguments arguments;
  private final int threads;
  private final Work work;
  private long made;

  /** What the threads of the last phase allocated, in bytes. */
  private long allocated;

  private Calls(Arguments arguments) {
    this.arguments = arguments;
    this.threads = arguments.integer("threads");
    this.work = Work.of(arguments.text("kind"), arguments.integer("calls_per_unit"));
  }

  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    long[][] ballast = ballast(arguments.integer("ballast_mb"));
    Results results = new Results();
    new Calls(arguments).run(results);
    results.put("ballast", ballast.length).writeTo(arguments.text("results"));
  }

  private void run(Results results) throws Exception {
    made += GeneratedClasses.load(arguments.integer("classes"), results);
    sustained(arguments.number("warmup_ms"), arguments.number("warmup_calls"));
    ThisProcess.settle();
    results.put("burst", bursts(), work.calls);
    ThisProcess.settle();
    measureSustained(results);
    results.put("made", made);
    results.put("max_resident_kib", ThisProcess.mostResidentKib());
  }

  private void measureSustained(Results results) throws Exception {
    long cpu = ThisProcess.cpuMillis();
    long bytes = ThisProcess.bytesWritten();
    long collection = ThisProcess.collectionMillis();
    long before = made;
    long start = System.nanoTime();
    Timings timings =
        sustained(arguments.number("sustained_ms"), arguments.number("sustained_calls"));
    double seconds = (System.nanoTime() - start) / 1e9;
    double calls = made - before;
    results.put("sustained", timings, work.calls);
    results.put("sustained.calls", calls);
    results.put("sustained.allocated_per_call", allocated / calls);
    results.put("sustained.calls_per_second", calls / seconds);
    results.put(
        "sustained.gc_share", (ThisProcess.collectionMillis() - collection) / 1e3 / seconds);
    ThisProcess.settle();
    results.put("sustained.cpu_ns_per_call", (ThisProcess.cpuMillis() - cpu) * 1e6 / calls);
    results.put("sustained.bytes_per_call", (ThisProcess.bytesWritten() - bytes) / calls);
  }

  private Timings bursts() throws InterruptedException {
    final int bursts = arguments.integer("bursts");
    final int units = Math.max(1, arguments.integer("burst_calls") / work.calls);
    final long pauseMillis = arguments.number("pause_ms");
    return inParallel(
        new Phase() {
          @Override
          public void run(Timings timings) throws InterruptedException {
            for (int burst = 0; burst < bursts; burst++) {
              for (int i = 0; i < units; i++) {
                timings.add(timeOne());
              }
              Thread.sleep(pauseMillis);
            }
          }
        });
  }

  /** Ends after so much time or so many calls of all threads together, whichever is first. */
  private Timings sustained(final long millis, long calls) throws InterruptedException {
    final long units = Math.max(1, calls / work.calls / threads);
    return inParallel(
        new Phase() {
          @Override
          public void run(Timings timings) {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (timings.count() < units && System.nanoTime() < deadline) {
              timings.add(timeOne());
            }
          }
        });
  }

  private long timeOne() {
    long start = System.nanoTime();
    work.once();
    return System.nanoTime() - start;
  }

  private Timings inParallel(final Phase phase) throws InterruptedException {
    final CountDownLatch ready = new CountDownLatch(threads);
    final Timings[] timings = new Timings[threads];
    final AtomicLong bytes = new AtomicLong();
    Thread[] all = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      final Timings own = timings[i] = new Timings();
      all[i] =
          new Thread("app-" + i) {
            @Override
            public void run() {
              try {
                ready.countDown();
                ready.await();
                long before = ThisProcess.allocatedByThisThread();
                phase.run(own);
                bytes.addAndGet(ThisProcess.allocatedByThisThread() - before);
              } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
              }
            }
          };
      all[i].start();
    }
    Timings sum = new Timings();
    for (int i = 0; i < threads; i++) {
      all[i].join();
      sum.add(timings[i]);
    }
    made += sum.count() * work.calls;
    allocated = bytes.get();
    return sum;
  }

  /** Memory that stays in use, for the collector to look after. */
  private static long[][] ballast(int megabytes) {
    long[][] ballast = new long[megabytes * 1024][];
    for (int i = 0; i < ballast.length; i++) {
      ballast[i] = new long[126];
    }
    return ballast;
  }

  private interface Phase {
    void run(Timings timings) throws InterruptedException;
  }
}
