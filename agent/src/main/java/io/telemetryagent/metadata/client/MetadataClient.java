package io.telemetryagent.metadata.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * Asks metadata servers, one exchange a connection. An {@code HttpURLConnection} would use the
 * app's proxies, authenticator, cookies, kept-alive connections and stream handlers, would follow
 * redirects, and would wait for each single byte as long as for the first.
 */
public final class MetadataClient implements Closeable {
  /** A longer answer is none: what we ask for takes a few hundred bytes. */
  static final int MAX_ANSWER_BYTES = 64 << 10;

  private final String endpoint;
  private final Deadline deadline;
  private final SSLContext tls;
  private final Connections connections;

  /**
   * All exchanges together end by {@code deadline}.
   *
   * @param endpoint base URL to ask in place of every server's own; null for none
   */
  public MetadataClient(String endpoint, Deadline deadline) {
    this(withoutSlash(endpoint), deadline, null, new Connections());
  }

  private MetadataClient(
      String endpoint, Deadline deadline, SSLContext tls, Connections connections) {
    this.endpoint = endpoint;
    this.deadline = deadline;
    this.tls = tls;
    this.connections = connections;
  }

  /** This client with a share of the time that is left: for an answer that may be missed. */
  public MetadataClient within(double share) {
    return new MetadataClient(endpoint, deadline.part(share), tls, connections);
  }

  /** This client for https: the server must prove who it is, as {@code tls} demands. */
  public MetadataClient trusting(SSLContext tls) {
    return new MetadataClient(endpoint, deadline, tls, connections);
  }

  /** This client for a server that the user named for this very question. */
  public MetadataClient direct() {
    return new MetadataClient(null, deadline, tls, connections);
  }

  /** Whether what is sent to {@code server} can be read on the way. */
  public boolean isPlain(String server) throws IOException {
    return !"https".equals(place(server, "").getScheme());
  }

  /** Whether an exchange failed for another reason than its status: what is known has holes. */
  public boolean missedAnswers() {
    return connections.missed;
  }

  /**
   * The text of the answer to a GET.
   *
   * @param headers name, value, name, value ...
   * @throws HttpStatusException if the status is not 200
   */
  public String get(String server, String path, String... headers) throws IOException {
    HttpAnswer answer = exchange("GET", server, path, headers);
    if (answer.status() != 200) throw new HttpStatusException(answer.status());
    return answer.text();
  }

  /** As {@link #get}, but null for any failure: for a fact that the others can do without. */
  public String getIfThere(String server, String path, String... headers) {
    try {
      return get(server, path, headers);
    } catch (IOException notThere) {
      return null;
    }
  }

  /** One exchange, whatever the status. {@code server} is a base URL; redirects are an answer. */
  public HttpAnswer exchange(String method, String server, String path, String... headers)
      throws IOException {
    URI place = place(server, path);
    byte[] request = request(method, place, headers);
    MetadataConnection connection = new MetadataConnection();
    try {
      connections.add(connection);
      connection.connect(place, tls, deadline);
      connection.send(request);
      return HttpAnswer.read(connection.answer(deadline, MAX_ANSWER_BYTES));
    } catch (IOException | RuntimeException failed) {
      // Runtime exceptions come from sockets that are closed while in use, or a strange address.
      connections.missed = true;
      throw failed instanceof IOException ? (IOException) failed : new IOException(failed);
    } finally {
      connections.remove(connection);
      connection.close();
    }
  }

  /** Ends every exchange under way, of clients made from this one too; later ones fail. */
  @Override
  public void close() {
    connections.closeAll();
  }

  private URI place(String server, String path) throws IOException {
    try {
      String base = endpoint == null ? server : endpoint + URI.create(server).getRawPath();
      URI place = URI.create(base + path);
      if (place.getHost() != null) return place;
    } catch (IllegalArgumentException notAUrl) {
      // Said below: the text itself may hold what should not be repeated.
    }
    throw new IOException("not a URL");
  }

  private static byte[] request(String method, URI place, String... headers) throws IOException {
    String path = place.getRawPath().isEmpty() ? "/" : place.getRawPath();
    String query = place.getRawQuery();
    StringBuilder request = new StringBuilder(method).append(' ').append(path);
    if (query != null) request.append('?').append(query);
    request.append(" HTTP/1.1\r\nHost: ").append(place.getHost());
    if (place.getPort() >= 0) request.append(':').append(place.getPort());
    // No User-Agent: none is asked for, and it would tell every server what runs here.
    request.append("\r\nConnection: close\r\nAccept: */*\r\n");
    if (method.equals("PUT")) request.append("Content-Length: 0\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      request.append(headers[i]).append(": ").append(inOneLine(headers[i + 1])).append("\r\n");
    }
    return request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String withoutSlash(String url) {
    return url != null && url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** A token is what a server sent: it must not become a header of its own. */
  private static String inOneLine(String value) throws IOException {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) > '~') throw new IOException("not a header");
    }
    return value;
  }

  /** What is open now, so that another thread can end it. */
  private static final class Connections {
    private final Set<MetadataConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private volatile boolean missed;

    void add(MetadataConnection connection) throws IOException {
      open.add(connection);
      if (closed) throw new IOException("closed");
    }

    void remove(MetadataConnection connection) {
      open.remove(connection);
    }

    void closeAll() {
      closed = true;
      for (MetadataConnection connection : open) {
        try {
          connection.close();
        } catch (IOException ignored) {
          // Nobody reads from it any more, which was the aim.
        }
      }
    }
  }
}
