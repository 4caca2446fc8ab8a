package woven;

/** Woven by tests of the installer. */
public class Counter implements Runnable {
  private int count;

  @Override
  public void run() {
    add(1);
  }

  void add(int more) {
    count += more;
  }
}
