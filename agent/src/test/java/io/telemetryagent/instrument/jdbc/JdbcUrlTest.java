package io.telemetryagent.instrument.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "jdbc:postgresql://h:5432,h2/db?user=x&password=y|postgresql|db|h|5432",
        "jdbc:postgresql://h/db|postgresql|db|h|-1",
        "jdbc:postgresql:///db|postgresql|db|-|-1",
        "jdbc:postgresql:db?user=x|postgresql|db|-|-1",
        "jdbc:postgresql:/|postgresql|-|-|-1",
        "jdbc:postgresql://[::1]:5432/db|postgresql|db|::1|5432",
        "jdbc:postgresql://[fe80::1%eth0]/|postgresql|-|fe80::1%eth0|-1",
        "jdbc:postgresql://h:1/db?user=a@h&password=p@w|postgresql|db|h|1",
        "jdbc:pgsql://h/db|postgresql|db|h|-1",
        "jdbc:mysql://user:pw@h/db|mysql|db|h|-1",
        "jdbc:mysql://user:p@w@h:3306/db?a=b|mysql|db|h|3306",
        "jdbc:mysql:loadbalance://h1:3306,h2:3307/db|mysql|db|h1|3306",
        "jdbc:mysql://address=(host=h)(port=1)(password=p)/db|mysql|db|h|1",
        "jdbc:mysql://(password=p,host=h,port=1),(host=h2)/db|mysql|db|h|1",
        "jdbc:mysql://user:pw@[h1:1,h2:2]/db|mysql|db|h1|1",
        "jdbc:mysql+srv://h/db|mysql|db|h|-1",
        "jdbc:mariadb:replication:failover://h1,h2/db|mariadb|db|h1|-1",
        "jdbc:sqlserver://h\\inst:1433;databaseName=db;password=p|mssql|db|h|1433",
        "jdbc:sqlserver://h\\\\inst;password={p;database=x};database=db|mssql|db|h|-1",
        "jdbc:sqlserver://;serverName=h\\inst;port=1;databaseName={d;b}|mssql|d;b|h|1",
        "jdbc:sqlserver://h;databaseName={db;password=p|mssql|-|h|-1",
        "jdbc:sqlserver://h;password=p&database=x|mssql|-|h|-1",
        "jdbc:sqlserver://h;user=a@h;password=p@w;databaseName=db|mssql|db|h|-1",
        "jdbc:microsoft:sqlserver://h:1433;DatabaseName=db|mssql|db|h|1433",
        "jdbc:jtds:sqlserver://h:1433/db;instance=i;user=u|mssql|db|h|1433",
        "jdbc:jtds:sybase://h:5000/db|sybase|db|h|5000",
        "jdbc:sybase:Tds:h:5000/db?a=b|sybase|db|h|5000",
        "jdbc:sybase:Tds:h:5000?ServiceName=db|sybase|db|h|5000",
        "jdbc:db2://h:50000/DB:user=x;password=y;|db2|DB|h|50000",
        "jdbc:db2:DB|db2|DB|-|-1",
        "jdbc:as400://h;naming=sql|db2|-|h|-1",
        "jdbc:informix-sqli://h:9088/db:INFORMIXSERVER=i;password=p|informix|db|h|9088",
        "jdbc:snowflake://a.example.com/?db=db&user=u|snowflake|db|a.example.com|-1",
        "jdbc:teradata://h/DATABASE=db,USER=u,PASSWORD=p|teradata|db|h|-1",
        "jdbc:sap://h:30015/?databaseName=db&password=p|hanadb|db|h|30015",
        "jdbc:redshift:iam://h:5439/db?AccessKeyID=k|redshift|db|h|5439",
        "jdbc:trino://h:8080/catalog/schema|trino|catalog|h|8080",
        "jdbc:hive2://h1:1,h2:2/db;principal=hive/_HOST@R;a=b|hive|db|h1|1",
        "jdbc:clickhouse:http://h:8123/db?password=p|clickhouse|db|h|8123",
        "jdbc:bigquery://https://h/bigquery/v2:443;ProjectId=p|other_sql|-|-|-1",
        "jdbc:unheardof://h:1/db|other_sql|db|h|1",
      })
  void servers(String url, String system, String database, String host, int port) {
    verify(url, system, database, host, port);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "jdbc:h2:mem:test;DB_CLOSE_DELAY=-1|h2|test|-|-1",
        "jdbc:h2:mem:|h2|-|-|-1",
        "jdbc:h2:~/test|h2|test|-|-1",
        "jdbc:h2:file:/home/alice/test;USER=sa;PASSWORD=p|h2|test|-|-1",
        "jdbc:h2:zip:~/db.zip!/test|h2|test|-|-1",
        "jdbc:h2:tcp://h:9092/~/test;PASSWORD=p|h2|test|h|9092",
        "jdbc:h2:ssl://[::1]/mem:test|h2|test|::1|-1",
        "jdbc:hsqldb:mem:x|hsqldb|x|-|-1",
        "jdbc:hsqldb:file:/opt/db/x;user=sa|hsqldb|x|-|-1",
        "jdbc:hsqldb:hsql://h:9001/x;ssl=true|hsqldb|x|h|9001",
        "jdbc:hsqldb:hsql://h|hsqldb|-|h|-1",
        "jdbc:hsqldb:.|hsqldb|-|-|-1",
        "jdbc:derby:memory:db;create=true|derby|db|-|-1",
        "jdbc:derby:jar:(C:/dbs.jar)test/db|derby|db|-|-1",
        "jdbc:derby://h:1527//opt/db;user=u;password=p|derby|db|h|1527",
        "jdbc:sqlite:/tmp/a.db|sqlite|a.db|-|-1",
        "jdbc:sqlite:C:\\data\\a.db|sqlite|a.db|-|-1",
        "jdbc:sqlite:file:a.db?mode=ro|sqlite|a.db|-|-1",
        "jdbc:sqlite://share/a.db|sqlite|a.db|-|-1",
        "jdbc:sqlite::memory:|sqlite|-|-|-1",
        "jdbc:sqlite:|sqlite|-|-|-1",
        "jdbc:duckdb:/tmp/a.db|duckdb|a.db|-|-1",
        "jdbc:firebirdsql://h:3050//var/a.fdb?password=p|firebird|a.fdb|h|3050",
        "jdbc:cloudspanner:/projects/p/instances/i/databases/d?a=b|spanner|d|-|-1",
      })
  void files(String url, String system, String database, String host, int port) {
    verify(url, system, database, host, port);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "jdbc:oracle:thin:@//h:1521/SVC|SVC|h|1521",
        "jdbc:oracle:thin:@h:1521:SID|SID|h|1521",
        "jdbc:oracle:thin:@h1:1521,h2:1521/svc:dedicated/inst|svc|h1|1521",
        "jdbc:oracle:thin:@[::1]:1521/svc|svc|::1|1521",
        "jdbc:oracle:thin:scott/tiger@h:1521:SID|SID|h|1521",
        "jdbc:oracle:thin:scott/t@g/r@//h:1521/svc|svc|h|1521",
        "jdbc:oracle:thin:scott/t?ger@h/svc|svc|h|-1",
        "jdbc:oracle:thin:@tcps://h:2484/svc?wallet_location=/w|svc|h|2484",
        "jdbc:oracle:thin:@tcps://h:2484/svc?password=p@w|-|-|-1",
        "jdbc:oracle:thin:@ldap://h:389/svc,cn=OracleContext|-|-|-1",
        "jdbc:oracle:thin:@db_high?TNS_ADMIN=/w|db_high|-|-1",
        "jdbc:oracle:oci:@alias|alias|-|-1",
        "jdbc:oracle:thin:@(DESCRIPTION = (ADDRESS = (HOST = h )(PORT=1521))"
            + "(CONNECT_DATA=(SERVER=DEDICATED)(SERVICE_NAME=svc)))|svc|h|1521",
        "jdbc:oracle:thin:@(description=(address=(host=h))(connect_data=(sid=s)))|s|h|-1",
        "jdbc:oracle:kprb:|-|-|-1",
        "jdbc:oracle:thin:scott/tiger|-|-|-1",
        "jdbc:datadirect:oracle://h:1521;ServiceName=s;Password=p|s|h|1521",
      })
  void oracle(String url, String database, String host, int port) {
    verify(url, "oracle", database, host, port);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:p6spy:mysql://h/db,mysql",
    "jdbc:tc:postgresql:9.6.8:///db?TC_DAEMON=true,postgresql",
    "jdbc:tc:oracle:21-slim:thin:@/db,oracle",
    "jdbc:log4jdbc:oracle:thin:@//h/db,oracle",
    "jdbc:otel:h2:mem:db,h2",
    "jdbc:aws-wrapper:postgresql://h/db,postgresql",
    "jdbc-secretsmanager:mariadb://h/db,mariadb",
    "JDBC:P6Spy:MySQL://h/db,mysql",
  })
  void wrappers(String url, String system) {
    JdbcUrl read = JdbcUrl.of(url);
    assertThat(read.system()).isEqualTo(system);
    assertThat(read.database()).isEqualTo("db");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "jdbc",
        "jdbc:",
        "jdbc:tc:",
        "jdbc:mysql",
        "postgresql://h/db",
        "jdbc:shardingsphere:classpath:a.yaml",
      })
  void unknown(String url) {
    verify(url, "other_sql", null, null, -1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://alice:12/3@h/db",
        "jdbc:mysql://alice:12?3@h/db",
        "jdbc:mysql://alice:12;3@h/db",
        "jdbc:mysql://alice:12#3@h/db",
        "jdbc:mysql://alice:12/3=4@h/db",
        "jdbc:mysql:alice:12@h/db",
        "jdbc:mysql:alice:12",
        "jdbc:mysql://alice:pw",
        "jdbc:mysql://a:b:c",
        "jdbc:mysql://[alice",
        "jdbc:mysql://[::1]alice",
        "jdbc:mysql://[[a]]",
        "jdbc:mysql://al ice/",
        "jdbc:mysql://h:99999/",
        "jdbc:mysql://h:123456/",
      })
  void whatMayBeAPassword_isNoHost(String url) {
    verify(url, "mysql", null, null, -1);
  }

  @Test
  void tooLong_tellsTheSystemAlone() {
    verify("jdbc:mysql://h/" + "a".repeat(8192), "mysql", null, null, -1);
    verify("jdbc:" + "a".repeat(1 << 20) + "://h/db", "other_sql", null, null, -1);
    verify("jdbc:" + "tc:".repeat(1 << 18) + "mysql://h/db", "mysql", null, null, -1);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "org.h2.jdbc.JdbcStatement,h2",
        "org.postgresql.jdbc.PgStatement,postgresql",
        "com.mysql.cj.jdbc.StatementImpl,mysql",
        "org.mariadb.jdbc.Statement,mariadb",
        "oracle.jdbc.driver.T4CStatement,oracle",
        "com.microsoft.sqlserver.jdbc.SQLServerStatement,mssql",
        "org.sqlite.jdbc4.JDBC4Statement,sqlite",
        "org.hsqldb.jdbc.JDBCStatement,hsqldb",
        "org.h2o.Statement,-",
        "com.zaxxer.hikari.pool.HikariProxyStatement,-",
        "-,-",
      })
  void systemOf(String className, String expected) {
    assertThat(JdbcUrl.systemOf(className)).isEqualTo(expected);
  }

  private static void verify(String url, String system, String database, String host, int port) {
    JdbcUrl read = JdbcUrl.of(url);
    assertThat(read.system()).isEqualTo(system);
    assertThat(read.database()).isEqualTo(database);
    assertThat(read.host()).isEqualTo(host);
    assertThat(read.port()).isEqualTo(port);
  }
}
