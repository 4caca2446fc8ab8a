package io.telemetryagent.metadata.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MetadataClientTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfacts";

  @Test
  void get_asksForThePathWithItsHeaders() throws Exception {
    try (FaultyServer server = new FaultyServer((request, out) -> out.write(OK.getBytes(UTF_8)))) {
      assertThat(client(5000).get(server.url() + "/v4/id", "/task?x=1", "Metadata", "true"))
          .isEqualTo("facts");

      assertThat(server.requests.get(0))
          .startsWith("GET /v4/id/task?x=1 HTTP/1.1\r\nHost: 127.0.0.1:")
          .contains("\r\nConnection: close\r\n", "\r\nMetadata: true\r\n");
    }
  }

  @Test
  void get_asksTheEndpointInPlaceOfTheServer() throws Exception {
    try (FaultyServer server = new FaultyServer((request, out) -> out.write(OK.getBytes(UTF_8)))) {
      MetadataClient client =
          new MetadataClient(server.url() + "/forward/", Deadline.afterMillis(5000));

      client.get("http://169.254.169.254/v3/id", "/task");

      assertThat(server.requests.get(0)).startsWith("GET /forward/v3/id/task HTTP/1.1\r\n");
    }
  }

  @Test
  void get_followsNoRedirect() throws Exception {
    try (FaultyServer other = new FaultyServer((request, out) -> out.write(OK.getBytes(UTF_8)))) {
      String redirect = "HTTP/1.1 302 Found\r\nLocation: " + other.url() + "/\r\n\r\n";
      try (FaultyServer server =
          new FaultyServer((request, out) -> out.write(redirect.getBytes(UTF_8)))) {
        assertThatThrownBy(() -> client(5000).get(server.url(), "/"))
            .isInstanceOf(HttpStatusException.class)
            .hasMessage("status 302");
        assertThat(other.requests).isEmpty();
      }
    }
  }

  @Test
  void get_endsByTheDeadlineWhereNothingComes() throws Exception {
    try (FaultyServer server = FaultyServer.hanging()) {
      assertThatNoAnswerComesInTime(server);
    }
  }

  @Test
  void get_endsByTheDeadlineWhereNothingComesAfterTheHeaders() throws Exception {
    try (FaultyServer server =
        new FaultyServer(
            (request, out) -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfa".getBytes(UTF_8));
              Thread.currentThread().join();
            })) {
      assertThatNoAnswerComesInTime(server);
    }
  }

  @Test
  void get_endsByTheDeadlineWhereBytesDrip() throws Exception {
    try (FaultyServer server = new FaultyServer(MetadataClientTest::drip)) {
      assertThatNoAnswerComesInTime(server);
    }
  }

  @Test
  void get_readsNoMoreThanItMust() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 10485760\r\n\r\n";
    byte[] flood = new byte[10 << 20];
    try (FaultyServer server =
        new FaultyServer(
            (request, out) -> {
              out.write(head.getBytes(UTF_8));
              out.write(flood);
            })) {
      assertThatThrownBy(() -> client(5000).get(server.url(), "/")).hasMessage("answer too long");
    }
  }

  @Test
  void get_failsWhereNobodyListens() throws Exception {
    String gone;
    try (FaultyServer server = FaultyServer.hanging()) {
      gone = server.url();
    }
    assertThatThrownBy(() -> client(5000).get(gone, "/")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> client(5000).get("no url", "/")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> client(5000).get("x:y", "/")).isInstanceOf(IOException.class);
  }

  @Test
  void get_sendsNoHeaderThatAServerMadeUp() throws Exception {
    try (FaultyServer server = FaultyServer.hanging()) {
      assertThatThrownBy(() -> client(5000).get(server.url(), "/", "Token", "a\r\nEvil: b"))
          .hasMessage("not a header");
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void missedAnswers_tellsAStatusFromSilence() throws Exception {
    try (FaultyServer server =
        new FaultyServer((request, out) -> out.write("HTTP/1.1 404 x\r\n\r\n".getBytes(UTF_8)))) {
      MetadataClient client = client(5000);
      assertThat(client.getIfThere(server.url(), "/")).isNull();
      assertThat(client.missedAnswers()).isFalse();

      assertThat(client.getIfThere("http://127.0.0.1:1", "/")).isNull();
      assertThat(client.missedAnswers()).isTrue();
    }
  }

  @Test
  void close_endsWhatIsUnderWay() throws Exception {
    try (FaultyServer server = FaultyServer.hanging()) {
      MetadataClient client = client(60_000);
      Thread asking = new Thread(() -> client.within(1).getIfThere(server.url(), "/"));
      asking.start();
      while (server.requests.isEmpty()) Thread.onSpinWait();

      client.close();

      asking.join(5000);
      assertThat(asking.isAlive()).isFalse();
      assertThatThrownBy(() -> client.get(server.url(), "/")).hasMessage("closed");
    }
  }

  /** What an app sets for its own connections is no business of ours, nor ours of its. */
  @Test
  void get_isFreeOfTheAppsNetworkSettings() throws Exception {
    ProxySelector proxies = ProxySelector.getDefault();
    CookieManager cookies = new CookieManager();
    try (FaultyServer proxy = FaultyServer.hanging();
        FaultyServer server =
            new FaultyServer(
                (request, out) ->
                    out.write(
                        "HTTP/1.1 401 x\r\nWWW-Authenticate: Basic realm=x\r\nSet-Cookie: a=b\r\n\r\n"
                            .getBytes(UTF_8)))) {
      int proxyPort = URI.create(proxy.url()).getPort();
      ProxySelector.setDefault(new OneProxy(new InetSocketAddress("127.0.0.1", proxyPort)));
      System.setProperty("socksProxyHost", "127.0.0.1");
      System.setProperty("socksProxyPort", "" + proxyPort);
      Authenticator.setDefault(
          new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
              throw new AssertionError("asked the app for a password");
            }
          });
      cookies.getCookieStore().add(URI.create(server.url()), new HttpCookie("app", "secret"));
      CookieHandler.setDefault(cookies);

      assertThat(client(5000).exchange("GET", server.url(), "/").status()).isEqualTo(401);

      assertThat(proxy.requests).isEmpty();
      assertThat(server.requests).hasSize(1);
      assertThat(server.requests.get(0)).doesNotContain("secret", "User-Agent");
      assertThat(cookies.getCookieStore().getCookies()).hasSize(1);
    } finally {
      ProxySelector.setDefault(proxies);
      System.clearProperty("socksProxyHost");
      System.clearProperty("socksProxyPort");
      Authenticator.setDefault(null);
      CookieHandler.setDefault(null);
    }
  }

  private static void assertThatNoAnswerComesInTime(FaultyServer server) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> client(300).get(server.url(), "/")).isInstanceOf(IOException.class);
    assertThat((System.nanoTime() - start) / 1_000_000).isBetween(250L, 5000L);
  }

  private static void drip(String request, OutputStream out) throws Exception {
    for (byte each : ("HTTP/1.1 200 OK\r\nX: " + "y".repeat(1000)).getBytes(UTF_8)) {
      out.write(each);
      out.flush();
      Thread.currentThread().join(50);
    }
  }

  private static MetadataClient client(long millis) {
    return new MetadataClient(null, Deadline.afterMillis(millis));
  }

  private static final class OneProxy extends ProxySelector {
    private final InetSocketAddress address;

    OneProxy(InetSocketAddress address) {
      this.address = address;
    }

    @Override
    public List<Proxy> select(URI uri) {
      boolean http = uri.getScheme().startsWith("http");
      return List.of(new Proxy(http ? Proxy.Type.HTTP : Proxy.Type.SOCKS, address));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {}
  }
}
