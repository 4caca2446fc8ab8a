package shop.billing;

public final class Cashier {
  public static void main(String[] args) {
    System.out.println(new Invoice().total());
  }
}
