package workload;

/**
 * What the runner copies under the names {@code generated.C0}, {@code C1}... to have many methods
 * to weave: ten of ordinary size, with branches, a loop, and calls.
 */
public class Template implements Runnable {
  private int count;
  private String text = "";

  /** Calls each other method once. */
  @Override
  public void run() {
    add(3);
    append("a", count);
    longest("a", "ab");
    count = sum(new int[] {1, 2, 3});
    isEven(count);
    parse("12");
    first("a,b");
    repeat('x', 3);
    describe();
  }

  void add(int amount) {
    count += amount > 0 ? amount : -amount;
  }

  void append(String more, int times) {
    for (int i = 0; i < times; i++) {
      text += more;
    }
  }

  String longest(String one, String other) {
    return one.length() >= other.length() ? one : other;
  }

  int sum(int[] numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  boolean isEven(int number) {
    return number % 2 == 0;
  }

  int parse(String number) {
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  String first(String list) {
    int comma = list.indexOf(',');
    return comma < 0 ? list : list.substring(0, comma);
  }

  char[] repeat(char c, int times) {
    char[] result = new char[times];
    for (int i = 0; i < times; i++) {
      result[i] = c;
    }
    return result;
  }

  String describe() {
    if (text.isEmpty()) {
      return "empty";
    }
    return longest(text, String.valueOf(count));
  }
}
