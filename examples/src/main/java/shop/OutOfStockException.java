package shop;

/** There is less of an item than was ordered. */
final class OutOfStockException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutOfStockException(String item, int count) {
    super("no " + count + " x " + item + " left");
  }
}
