package threads;

import java.util.concurrent.Callable;

/** Forks pieces of work in a StructuredTaskScope: a preview, of another shape in Java 21 and 25. */
public final class Structured {
  private Structured() {}

  /** Says what was made of the work. */
  public static void main(String[] args) throws Exception {
    System.out.println(request());
  }

  static int request() throws Exception {
    Class<?> type = Class.forName("java.util.concurrent.StructuredTaskScope");
    Object scope =
        type.isInterface()
            ? type.getMethod("open").invoke(null)
            : type.getConstructor().newInstance();
    try (AutoCloseable closing = (AutoCloseable) scope) {
      Object first = type.getMethod("fork", Callable.class).invoke(closing, work(1));
      Object second = type.getMethod("fork", Callable.class).invoke(closing, work(2));
      type.getMethod("join").invoke(closing);
      return result(first) + result(second);
    }
  }

  private static Callable<Integer> work(int number) {
    return () -> increment(number);
  }

  private static int increment(int number) {
    return number + 1;
  }

  private static int result(Object subtask) throws Exception {
    Class<?> type = Class.forName("java.util.concurrent.StructuredTaskScope$Subtask");
    return (Integer) type.getMethod("get").invoke(subtask);
  }
}
