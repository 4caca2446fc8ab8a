package shop;

/** A web shop that opens, serves a few customers and closes: something to trace. */
public final class Shop {
  private Shop() {}

  public static void main(String[] args) throws Exception {
    Database database = new Database();
    database.fill();
    Warehouse warehouse = new Warehouse(database);
    Catalog catalog = new Catalog(database);
    Orders orders = new Orders(database, catalog, warehouse);
    try (WebServer server = new WebServer(catalog, orders)) {
      System.out.println("The shop is open at " + server.url());
      visit(new Customer(server.url()));
    }
    warehouse.close();
    System.out.println("The shop is closed; " + orders.shipped() + " orders were shipped.");
  }

  private static void visit(Customer customer) throws Exception {
    customer.get("/catalog");
    customer.post("/orders?item=lamp&count=2");
    customer.post("/orders?item=chair&count=4");
    // There are three tables: this order fails, as orders do in real life.
    customer.post("/orders?item=table&count=9");
    customer.post("/orders?item=table&count=1");
    customer.get("/catalog");
  }
}
