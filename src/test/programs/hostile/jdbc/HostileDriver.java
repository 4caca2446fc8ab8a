package jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import org.h2.jdbc.JdbcConnection;

/** Opens connections of H2 that are not to be asked anything beyond what the app asks. */
final class HostileDriver implements Driver {
  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    return acceptsURL(url) ? new HostileConnection(info) : null;
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith("jdbc:hostile:");
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    throw new IllegalStateException("asked");
  }

  @Override
  public int getMinorVersion() {
    throw new IllegalStateException("asked");
  }

  @Override
  public boolean jdbcCompliant() {
    throw new IllegalStateException("asked");
  }

  @Override
  public Logger getParentLogger() {
    throw new IllegalStateException("asked");
  }

  private static final class HostileConnection extends JdbcConnection {
    HostileConnection(Properties info) throws SQLException {
      super("jdbc:h2:mem:shop", info, null, null, false);
    }

    /** Never returns. */
    @Override
    public DatabaseMetaData getMetaData() {
      while (true) {
        LockSupport.park();
      }
    }

    @Override
    public String getCatalog() {
      throw new IllegalStateException("asked");
    }

    @Override
    public String getSchema() {
      throw new IllegalStateException("asked");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("asked");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("asked");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("asked");
    }
  }
}
