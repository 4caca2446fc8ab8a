package served;

/** What the server is asked for. */
public final class Orders {
  private final Stock stock = new Stock();

  /** The sum of some numbers, by many calls, of which one in ten fails at first. */
  public String place(int number) {
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += count(number, i);
    }
    return number + ":" + sum;
  }

  private int count(int number, int item) {
    try {
      return stock.take(number, item);
    } catch (IllegalStateException e) {
      return stock.taken(item);
    }
  }
}
