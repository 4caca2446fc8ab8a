package io.telemetryagent.metadata.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** One connection to a metadata server, used for one exchange. Closing it ends what waits on it. */
final class MetadataConnection implements Closeable {
  /** The socket of a channel: no proxy and no socket factory that the app set applies to it. */
  private final Socket plain = SocketChannel.open().socket();

  private Socket socket = plain;

  MetadataConnection() throws IOException {}

  /**
   * Connects to the host of {@code place}; by TLS if it is https.
   *
   * @param tls whom to trust then; null for whom Java trusts
   */
  void connect(URI place, SSLContext tls, Deadline deadline) throws IOException {
    boolean secure = "https".equals(place.getScheme());
    String host = withoutBrackets(place.getHost());
    int port = place.getPort() >= 0 ? place.getPort() : secure ? 443 : 80;
    InetAddress address = InetAddress.getByName(host);
    plain.connect(new InetSocketAddress(address, port), deadline.socketTimeoutMillis());
    if (secure) socket = secured(tls, host, port, deadline);
  }

  void send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    socket.getOutputStream().flush();
  }

  /** What the server sends, until the deadline, however small the pieces. */
  InputStream answer(Deadline deadline, int maxBytes) throws IOException {
    return new DeadlineInput(socket, deadline, maxBytes);
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }

  private Socket secured(SSLContext tls, String host, int port, Deadline deadline)
      throws IOException {
    SSLContext context = tls == null ? publicAuthorities() : tls;
    SSLSocket secured =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.setSoTimeout(deadline.socketTimeoutMillis());
    secured.startHandshake();
    return secured;
  }

  /** Not the default context: to make that now would fix what the app may yet configure. */
  private static SSLContext publicAuthorities() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return context;
    } catch (GeneralSecurityException noTls) {
      throw new IOException(noTls);
    }
  }

  /** Of an IPv6 address in a URL: {@code [fd00:ec2::254]}. */
  private static String withoutBrackets(String host) throws IOException {
    if (host == null) throw new IOException("no host");
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
