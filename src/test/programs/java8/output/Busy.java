package output;

/** Calls a method as often as its argument says, from two threads. */
public final class Busy {
  public static void main(String[] args) throws InterruptedException {
    int calls = Integer.parseInt(args[0]);
    Thread other = new Thread(() -> work(calls / 2));
    other.start();
    int sum = work(calls / 2);
    other.join();
    System.out.println(sum);
  }

  static int work(int calls) {
    int sum = 0;
    for (int i = 0; i < calls; i++) {
      sum += call(i);
    }
    return sum;
  }

  static int call(int n) {
    return n & 1;
  }
}
