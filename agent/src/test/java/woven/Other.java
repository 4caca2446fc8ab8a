package woven;

/** Woven by tests of the installer. */
@Deprecated
public class Other implements Runnable {
  @Override
  public void run() {
    System.nanoTime();
  }
}
