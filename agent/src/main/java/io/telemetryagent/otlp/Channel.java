package io.telemetryagent.otlp;

import io.telemetryagent.log.AgentLog;
import io.telemetryagent.pipeline.DropReason;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The way of one signal to its endpoint. A thread of its own runs it. */
final class Channel<T extends Outgoing> implements Runnable {
  /** What cannot be sent for so long is given up, so that one bad batch does not stop the rest. */
  static final long GIVE_UP_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** So long the end waits for an endpoint that says nothing. */
  static final long STALL_MILLIS = 3000;

  /** The same for the first request, for which a thousand classes are loaded. */
  static final long FIRST_STALL_MILLIS = 6000;

  /** So long the app may take to find memory again. */
  private static final long NO_MEMORY_MILLIS = 100;

  /** Makes a client. */
  interface Opening<T> {
    /**
     * A client that tells {@code progress} of each request it has written.
     *
     * @throws IOException if the settings do not allow for one
     */
    Client<T> open(Runnable progress) throws IOException;
  }

  private final String name;
  private final String endpoint;
  private final Opening<T> opening;
  private final Backlog<T> backlog;
  private final AgentLog log;
  private final long giveUpNanos;

  /** Null before it is made, and where it cannot be. */
  private volatile Client<T> client;

  /** Null before it runs. */
  private volatile Thread thread;

  private volatile boolean closed;

  /** Whether a request has come to its end, good or bad. */
  private volatile boolean asked;

  /** Whether the last request went well. */
  private volatile boolean works = true;

  /** Whether the settings allow for no client. */
  private boolean unusable;

  /** Whether the user knows that the endpoint takes nothing. */
  private boolean failing;

  /**
   * A channel with nothing in it.
   *
   * @param what is sent, for messages
   * @param endpoint where to, as it may be shown
   * @param opening makes the client; called on the channel's own thread, as it takes its time
   * @param giveUpNanos so long a batch is tried, and not much longer
   */
  Channel(
      String what,
      String endpoint,
      Opening<T> opening,
      DropTally drops,
      AgentLog log,
      long giveUpNanos) {
    this.giveUpNanos = giveUpNanos;
    this.name = what + " to " + endpoint;
    this.endpoint = endpoint;
    this.opening = opening;
    this.backlog = new Backlog<>(drops);
    this.log = log;
  }

  /** Takes it, or counts it as dropped. */
  void offer(T item) {
    backlog.offer(item);
  }

  /** How many the endpoint took. */
  long sent() {
    return backlog.sent();
  }

  /** By keys for a person; about, as it goes on. */
  Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("endpoint", endpoint);
    described.put("sent", backlog.sent());
    described.put("waiting", backlog.waiting());
    described.put("works", works);
    return described;
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    try {
      while (!work()) {
        TimeUnit.MILLISECONDS.sleep(NO_MEMORY_MILLIS);
      }
    } catch (InterruptedException e) {
      // The end, after which nothing is left.
    } finally {
      cancel();
    }
  }

  /** The app has ended: what waits is to be sent at once. */
  void hurry() {
    backlog.hurry();
  }

  /** Sends all that waits, until {@code deadlineNanos}; counts as dropped what does not go. */
  void finish(long deadlineNanos) {
    backlog.hurry();
    try {
      if (backlog.awaitEmpty(deadlineNanos, stallMillis())) {
        return;
      }
    } catch (InterruptedException e) {
      // Nobody has reason to; then it ends here.
    }
    log.firstThenQuiet(
        name + ": the endpoint did not answer before the end; the rest is counted as dropped",
        null);
    backlog.dropAll(DropReason.OTLP_SHUTDOWN);
  }

  /** The same, and ends the thread. */
  void close(long deadlineNanos) {
    finish(deadlineNanos);
    closed = true;
    backlog.close();
    cancel();
    Thread running = thread;
    if (running != null) {
      // The answer may have told it to sleep for hours, which no cancelling ends.
      running.interrupt();
    }
  }

  /** So long the endpoint may say nothing now. */
  long stallMillis() {
    return asked ? STALL_MILLIS : FIRST_STALL_MILLIS;
  }

  /** Sends until there is nothing more to come; false where there is no memory to go on with. */
  private boolean work() throws InterruptedException {
    try {
      if (client == null && !unusable) {
        open();
        backlog.madeProgress();
      }
      for (List<T> batch = backlog.next(); batch != null; batch = backlog.next()) {
        if (unusable) {
          backlog.settle(batch, batch, DropReason.OTLP_FAILED);
        } else {
          deliver(batch);
        }
      }
      return true;
    } catch (OutOfMemoryError e) {
      return closed;
    }
  }

  private void open() {
    try {
      client = opening.open(backlog::madeProgress);
    } catch (IOException | RuntimeException | LinkageError e) {
      unusable = true;
      works = false;
      log.error(name + " cannot be sent; they are counted as dropped", e);
    }
  }

  private void deliver(List<T> batch) throws InterruptedException {
    Backoff backoff = new Backoff();
    long started = System.nanoTime();
    while (true) {
      boolean isTheEnd = backlog.isHurried();
      boolean isTooLate = System.nanoTime() - started > giveUpNanos;
      Answer answer = client.send(batch);
      asked = true;
      works = answer.fate == Answer.Fate.TAKEN;
      if (answer.fate != Answer.Fate.LATER) {
        settle(batch, answer);
        return;
      }
      if (closed) {
        return;
      }
      tellFailure(answer);
      if (isTooLate) {
        backlog.settle(batch, batch, DropReason.OTLP_FAILED);
        return;
      }
      if (isTheEnd) {
        // What waits behind it goes with it: the app is not to wait for a dead endpoint.
        backlog.dropAll(DropReason.OTLP_SHUTDOWN);
        return;
      }
      backlog.pause(backoff.nextMillis());
    }
  }

  /** What the endpoint took, or refused for good. */
  private void settle(List<T> batch, Answer answer) {
    boolean isTaken = answer.fate == Answer.Fate.TAKEN;
    int rejected = isTaken ? (int) Math.min(answer.rejected, batch.size()) : batch.size();
    if (rejected > 0) {
      log.firstThenQuiet(
          name + ": the endpoint refuses (" + answer.text + "); that is counted as dropped", null);
    } else if (answer.text != null) {
      log.firstThenQuiet(name + ": the endpoint says: " + answer.text, null);
    }
    if (isTaken && failing) {
      failing = false;
      log.warn(name + ": the endpoint works again.");
    }
    // Which ones it does not say.
    backlog.settle(batch, batch.subList(0, rejected), DropReason.OTLP_REJECTED);
  }

  private void tellFailure(Answer answer) {
    if (!failing) {
      failing = true;
      log.warn(
          name
              + ": the endpoint takes nothing ("
              + answer.text
              + "). It is tried again; what cannot wait is counted as dropped.");
    }
  }

  private void cancel() {
    Client<T> opened = client;
    if (opened != null) {
      opened.close();
    }
  }
}
