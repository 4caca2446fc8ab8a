package shop.billing;

public class InvoiceService {
  public int bill(Invoice invoice) {
    return invoice.total();
  }
}
