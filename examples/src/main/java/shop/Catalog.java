package shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the shop sells. */
final class Catalog {
  private final Database database;

  Catalog(Database database) {
    this.database = database;
  }

  String list() throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = database.connect();
        PreparedStatement query =
            connection.prepareStatement("SELECT name, cents, stock FROM items ORDER BY name");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        lines.add(rows.getInt(3) + " x " + rows.getString(1) + " at " + price(rows.getInt(2)));
      }
    }
    return String.join(", ", lines);
  }

  int cents(String item) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement query =
            connection.prepareStatement("SELECT cents FROM items WHERE name = ?")) {
      query.setString(1, item);
      try (ResultSet rows = query.executeQuery()) {
        if (!rows.next()) throw new IllegalArgumentException("we do not sell " + item);
        return rows.getInt(1);
      }
    }
  }

  static String price(int cents) {
    return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
  }
}
