package io.telemetryagent.startup;

import io.telemetryagent.bootstrap.Tracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Looks once a second whether the file that the option {@code config} names has changed. */
final class ConfigWatch extends Thread {
  private static final long MILLIS = 1000;

  private final Path file;
  private final Runnable changed;
  private volatile boolean stopped;

  /** A watch that begins with {@link #start}; {@code changed} is run on its thread. */
  ConfigWatch(Path file, Runnable changed) {
    super("telemetry-config");
    this.file = file;
    this.changed = changed;
    setDaemon(true);
    // Not the app's: it would keep the app's classes alive.
    setContextClassLoader(null);
  }

  @Override
  public void run() {
    Tracer.muteThisThread();
    String known = state();
    while (!isStoppedWithin(MILLIS)) {
      String now = state();
      if (!now.equals(known)) {
        known = now;
        changed.run();
      }
    }
  }

  /** Ends the thread, after what it may be doing. */
  synchronized void end() {
    stopped = true;
    notifyAll();
  }

  private synchronized boolean isStoppedWithin(long millis) {
    try {
      if (!stopped) {
        wait(millis);
      }
    } catch (InterruptedException e) {
      // Nobody has reason to.
    }
    return stopped;
  }

  /** A text that changes whenever the file does. */
  private String state() {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      return facts.lastModifiedTime() + " " + facts.size() + " " + facts.fileKey();
    } catch (IOException | RuntimeException e) {
      return "none";
    }
  }
}
