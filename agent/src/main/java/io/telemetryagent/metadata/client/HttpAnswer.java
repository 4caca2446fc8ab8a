package io.telemetryagent.metadata.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What an HTTP server answered, as RFC 9112 frames it. Strict: an answer that is cut short or
 * contradicts itself is no answer.
 */
public final class HttpAnswer {
  private final int status;
  private final Map<String, String> headers = new HashMap<>();
  private String text = "";

  private HttpAnswer(int status) {
    this.status = status;
  }

  /** Reads one answer. {@code in} bounds how much and how long. */
  static HttpAnswer read(InputStream in) throws IOException {
    InputStream buffered = new BufferedInputStream(in, 4096);
    HttpAnswer answer;
    do {
      answer = new HttpAnswer(status(line(buffered)));
      answer.readHeaders(buffered);
    } while (answer.status < 200); // 100 Continue and the like: the answer is yet to come.
    if (answer.status == 200) answer.readBody(buffered);
    return answer;
  }

  public int status() {
    return status;
  }

  /** The value of that header, in any case of its name; null if it was not sent. */
  public String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /**
   * The body of a 200, trimmed; UTF-8 whatever it claims to be. The body of any other answer tells
   * us nothing.
   */
  public String text() {
    return text;
  }

  private void readHeaders(InputStream in) throws IOException {
    for (String line; !(line = line(in)).isEmpty(); ) {
      int colon = line.indexOf(':');
      if (colon < 1) throw new IOException("no header: " + colon);
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.put(name, line.substring(colon + 1).trim());
    }
  }

  private void readBody(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String length = header("Content-Length");
    if ("chunked".equalsIgnoreCase(header("Transfer-Encoding"))) {
      readChunks(in, body);
    } else if (length != null) {
      copy(in, body, number(length, 10));
    } else {
      byte[] part = new byte[4096];
      for (int n; (n = in.read(part)) >= 0; ) body.write(part, 0, n);
    }
    text = new String(body.toByteArray(), StandardCharsets.UTF_8).trim();
  }

  private static void readChunks(InputStream in, ByteArrayOutputStream body) throws IOException {
    while (true) {
      String line = line(in);
      int extension = line.indexOf(';');
      int size = number((extension < 0 ? line : line.substring(0, extension)).trim(), 16);
      if (size == 0) return; // Trailers, if any, tell nothing that we want to know.
      copy(in, body, size);
      if (!line(in).isEmpty()) throw new IOException("chunk longer than it says");
    }
  }

  private static void copy(InputStream in, ByteArrayOutputStream to, int length)
      throws IOException {
    byte[] part = new byte[4096];
    for (int left = length; left > 0; ) {
      int n = in.read(part, 0, Math.min(left, part.length));
      if (n < 0) throw new EOFException("answer cut short");
      to.write(part, 0, n);
      left -= n;
    }
  }

  private static int status(String line) throws IOException {
    // HTTP/1.1 200 OK
    boolean http = line.startsWith("HTTP/1.") && line.length() >= 12 && line.charAt(8) == ' ';
    if (!http) throw new IOException("not HTTP");
    int status = number(line.substring(9, 12), 10);
    if (status < 100 || status > 599) throw new IOException("no status");
    return status;
  }

  private static int number(String digits, int radix) throws IOException {
    try {
      int number = Integer.parseInt(digits, radix);
      if (number >= 0 && digits.charAt(0) != '+') return number;
    } catch (NumberFormatException notANumber) {
      // Said below.
    }
    throw new IOException("not a number");
  }

  /** Up to the next line feed, without it and the carriage return before it. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c; (c = in.read()) != '\n'; ) {
      if (c < 0) throw new EOFException("answer cut short");
      line.append((char) c);
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }
}
