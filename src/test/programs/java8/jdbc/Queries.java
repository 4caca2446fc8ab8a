package jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;

/** Works with a database: the driver's own connections, or those of a pool. */
public final class Queries {
  private Queries() {}

  /** The URL; and for a pool the class of its DataSource, and its property for the URL. */
  public static void main(String[] args) throws Exception {
    try (Connection connection = connect(args)) {
      create(connection);
      System.out.println("inserted " + insert(connection));
      System.out.println("updated " + update(connection));
      System.out.println("found " + find(connection, 1));
      System.out.println("batch " + batch(connection));
      fail(connection);
      drop(connection);
    }
  }

  static Connection connect(String[] args) throws Exception {
    if (args.length == 1) {
      return DriverManager.getConnection(args[0]);
    }
    DataSource pool = (DataSource) Class.forName(args[1]).getConstructor().newInstance();
    pool.getClass().getMethod(args[2], String.class).invoke(pool, args[0]);
    String driver = DriverManager.getDriver(args[0]).getClass().getName();
    pool.getClass().getMethod("setDriverClassName", String.class).invoke(pool, driver);
    return pool.getConnection();
  }

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table item (id int, name varchar(20))");
    }
  }

  static int insert(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("insert into item values (?, ?)")) {
      statement.setInt(1, 1);
      statement.setString(2, "secret");
      return statement.executeUpdate();
    }
  }

  static int update(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate("update item set name = 'secret' where id = 1");
    }
  }

  static String find(Connection connection, int id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select name from item where id = ?")) {
      statement.setInt(1, id);
      try (ResultSet found = statement.executeQuery()) {
        return found.next() ? found.getString(1) : null;
      }
    }
  }

  static String batch(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("insert into item values (?, 'x')")) {
      for (int i = 2; i < 5; i++) {
        statement.setInt(1, i);
        statement.addBatch();
      }
      return Arrays.toString(statement.executeBatch());
    }
  }

  static void fail(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("select secret from no_such_table where pin = 1234");
    } catch (SQLException e) {
      System.out.println("failed");
    }
  }

  static void drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop table item");
    }
  }
}
