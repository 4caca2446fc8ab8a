package clients;

import java.util.Collections;
import java.util.Map;

/** What each HTTP client is put through. A method here is one request of the app. */
abstract class Scenarios {
  static final String OWN_TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final String origin;
  private final String nobody;

  /** Requests go to {@code origin}, and one to {@code nobody}, where no one listens. */
  Scenarios(String[] args) {
    this.origin = args[0];
    this.nobody = args[1];
  }

  /** Sends a request and reads its whole answer. */
  abstract int send(String method, String url, Map<String, String> headers) throws Exception;

  /** Only who is never answered waits for a short time. */
  static int timeoutMillis(String url) {
    return url.endsWith("/silent") ? 100 : 30_000;
  }

  /** What an asynchronous client calls with an answer. */
  final int answered(int status) {
    return status;
  }

  final void run() throws Exception {
    System.out.println("page " + page());
    System.out.println("posted " + posted());
    System.out.println("missing " + missing());
    System.out.println("broken " + broken());
    System.out.println("moved " + moved());
    System.out.println("secret " + secret());
    System.out.println("own " + own());
    refused();
    silent();
  }

  private int page() throws Exception {
    return get("/page?n=1");
  }

  private int posted() throws Exception {
    return send("POST", origin + "/page", Collections.<String, String>emptyMap());
  }

  private int missing() throws Exception {
    return get("/missing");
  }

  private int broken() throws Exception {
    return get("/broken");
  }

  private int moved() throws Exception {
    return get("/moved");
  }

  private int secret() throws Exception {
    String url = origin.replace("://", "://ann:pass@") + "/page?n=2&access_token=abc";
    return send("GET", url, Collections.<String, String>emptyMap());
  }

  /** The app takes part in a trace of its own making. */
  private int own() throws Exception {
    return send("GET", origin + "/page", Collections.singletonMap("traceparent", OWN_TRACEPARENT));
  }

  private void refused() {
    fail(nobody + "/page");
  }

  private void silent() {
    fail(origin + "/silent");
  }

  private int get(String path) throws Exception {
    return send("GET", origin + path, Collections.<String, String>emptyMap());
  }

  private void fail(String url) {
    try {
      int status = send("GET", url, Collections.<String, String>emptyMap());
      System.out.println("not failed: " + status);
    } catch (Exception e) {
      System.out.println(e.getClass().getName());
    }
  }
}
