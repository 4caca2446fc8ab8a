package shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Takes orders, and hands them to the warehouse. */
final class Orders {
  private final Database database;
  private final Catalog catalog;
  private final Warehouse warehouse;

  Orders(Database database, Catalog catalog, Warehouse warehouse) {
    this.database = database;
    this.catalog = catalog;
    this.warehouse = warehouse;
  }

  String place(String item, int count) throws SQLException {
    int cents = catalog.cents(item) * count;
    warehouse.reserve(item, count);
    int order = save(item, count);
    warehouse.ship(order);
    return "order " + order + ": " + count + " x " + item + " for " + Catalog.price(cents);
  }

  private int save(String item, int count) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO orders (item, amount) VALUES (?, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, item);
      insert.setInt(2, count);
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getInt(1);
      }
    }
  }

  int shipped() throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement query =
            connection.prepareStatement("SELECT COUNT(*) FROM orders WHERE shipped");
        ResultSet rows = query.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
