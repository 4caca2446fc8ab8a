/** Lives in the default package. */
public final class NoPackage {
  public static void main(String[] args) {
    System.out.println(greet("you") + shopping.Other.other());
  }

  static String greet(String name) {
    return "hello " + name;
  }
}
