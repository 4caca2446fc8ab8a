package jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Sends a database statements that hardly anyone would. */
public final class Odd {
  private static final int MEGABYTE = 1 << 20;

  private Odd() {}

  public static void main(String[] args) throws Exception {
    DriverManager.registerDriver(new HostileDriver());
    String url = "jdbc:hostile://ann:SECRET@host/shop?password=SECRET";
    try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
      plain(connection, "select '" + repeated("SECRET", MEGABYTE) + "'");
      prepared(connection, "select 1 where 1 in (?" + repeated(",1", MEGABYTE) + ")");
      plain(connection, "select '\u0000\ud83d SECRET\n'");
      plain(connection, "select 'half SECRET");
      plain(connection, "");
      plain(connection, null);
    }
  }

  static void plain(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      System.out.println(statement.execute(sql));
    } catch (SQLException | RuntimeException e) {
      System.out.println(e.getClass().getSimpleName());
    }
  }

  static void prepared(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, 1);
      System.out.println(statement.execute());
    }
  }

  private static String repeated(String part, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(part);
    }
    return text.toString();
  }
}
