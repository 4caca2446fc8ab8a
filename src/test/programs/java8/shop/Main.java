package shop;

import shop.billing.Invoice;
import shop.billing.InvoiceService;

/** A few packages and annotations for patterns to choose from. */
public final class Main {
  public static void main(String[] args) {
    Orders orders = new Orders();
    System.out.println(orders.place(2) + orders.placeAll(3) + new Orders.Line().price());
    System.out.println(new InvoiceService().bill(new Invoice()) + new Audited().audited());
    System.out.println(new ByMeta().one() + new Partly().marked() + new Partly().unmarked());
    System.out.println(shopping.Other.other());
  }
}
