package served;

/** A few calls deep. */
final class Stock {
  int take(int number, int item) {
    if ((number + item) % 10 == 0) {
      throw new IllegalStateException("out of item " + item);
    }
    return taken(item);
  }

  int taken(int item) {
    return item == 0 ? 0 : 1 + taken(item - 1);
  }
}
