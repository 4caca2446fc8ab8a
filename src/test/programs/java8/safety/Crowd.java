package safety;

/** Thousands of threads, each with a few calls; no more than a few at a time. */
public final class Crowd {
  public static void main(String[] args) throws InterruptedException {
    int sum = 0;
    for (int i = 0; i < 1000; i++) {
      Thread[] threads = new Thread[5];
      int[] results = new int[threads.length];
      for (int j = 0; j < threads.length; j++) {
        int index = j;
        threads[j] = new Thread(() -> results[index] = work(index));
        threads[j].start();
      }
      for (int j = 0; j < threads.length; j++) {
        threads[j].join();
        sum += results[j];
      }
    }
    System.out.println(sum);
  }

  static int work(int n) {
    return n * n;
  }
}
