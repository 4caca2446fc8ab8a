package planned;

/** A main class, and an interface's method without code. */
public abstract class Main {
  /** Does nothing. */
  public static void main(String[] args) {
    System.out.println(args.length);
  }

  abstract void run();
}
