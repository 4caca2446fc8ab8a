package clients;

/** Two requests over one connection of HTTP/2. */
abstract class Http2Requests {
  /** Sends a request, and returns the status of its answer. */
  abstract int send(String url) throws Exception;

  final void run(String url) throws Exception {
    first(url);
    second(url);
  }

  private void first(String url) throws Exception {
    System.out.println(send(url));
  }

  private void second(String url) throws Exception {
    System.out.println(send(url));
  }

  /** What a client calls with an answer, or with pieces of it. */
  final void read() {}
}
