package shop;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The shop's tables, in memory: gone when the program ends. */
final class Database {
  private static final String URL = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";

  Connection connect() throws SQLException {
    return DriverManager.getConnection(URL);
  }

  void fill() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE items (name VARCHAR PRIMARY KEY, cents INT, stock INT)");
      statement.execute(
          "CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY,"
              + " item VARCHAR, amount INT, shipped BOOLEAN DEFAULT FALSE)");
      statement.execute(
          "INSERT INTO items VALUES ('lamp', 2500, 10), ('chair', 8000, 12), ('table', 24000, 3)");
    }
  }
}
