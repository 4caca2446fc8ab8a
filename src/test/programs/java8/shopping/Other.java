package shopping;

/** Its package begins with the name of another. */
public final class Other {
  public static String other() {
    return "other";
  }
}
