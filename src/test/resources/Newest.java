import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Needs Java 21 or later, and is launched as a source file. */
class Newest {
  sealed interface Shape permits Circle, Box {}

  record Circle(int radius) implements Shape {}

  record Box(int width, int height) implements Shape {}

  static int area(Shape shape) {
    return switch (shape) {
      case Circle(int radius) when radius > 10 -> 1000;
      case Circle circle -> square(circle.radius()) * 3;
      case Box(var width, var height) -> width * height;
    };
  }

  static int square(int n) {
    return n * n;
  }

  static int sleepy(int n) throws InterruptedException {
    Thread.sleep(1);
    return area(new Circle(n));
  }

  public static void main(String[] args) throws Exception {
    System.out.println(area(new Circle(2)) + area(new Box(2, 3)) + area(new Circle(11)));
    int sum = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?>[] tasks = new Future<?>[200];
      for (int i = 0; i < tasks.length; i++) {
        tasks[i] = threads.submit(() -> sleepy(2));
      }
      for (Future<?> task : tasks) {
        sum += (Integer) task.get();
      }
    }
    System.out.println(sum);
  }
}
