package shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Keeps the stock; its two workers pack and ship what was ordered. */
final class Warehouse {
  private final Database database;
  private final ExecutorService workers = Executors.newFixedThreadPool(2);

  Warehouse(Database database) {
    this.database = database;
  }

  /** Takes items from the stock, all of them or none. */
  void reserve(String item, int count) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE items SET stock = stock - ? WHERE name = ? AND stock >= ?")) {
      update.setInt(1, count);
      update.setString(2, item);
      update.setInt(3, count);
      if (update.executeUpdate() == 0) throw new OutOfStockException(item, count);
    }
  }

  /** Ships the order soon, on a worker's thread. */
  void ship(int order) {
    workers.submit(
        () -> {
          pack(order);
          markShipped(order);
          return null;
        });
  }

  /** Takes a while, the longer the later the order. */
  private void pack(int order) throws InterruptedException {
    Thread.sleep(order);
  }

  private void markShipped(int order) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement update =
            connection.prepareStatement("UPDATE orders SET shipped = TRUE WHERE id = ?")) {
      update.setInt(1, order);
      update.executeUpdate();
    }
  }

  /** Lets the workers finish what they have. */
  void close() throws InterruptedException {
    workers.shutdown();
    workers.awaitTermination(10, TimeUnit.SECONDS);
  }
}
