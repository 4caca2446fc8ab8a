package attached;

/** Ends as soon as someone attaches. */
public final class Vanishing {
  private Vanishing() {}

  public static void main(String[] args) {
    System.out.println("up");
    while (true) {
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals("Attach Listener")) {
          Runtime.getRuntime().halt(0);
        }
      }
    }
  }
}
