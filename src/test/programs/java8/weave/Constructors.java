package weave;

/** Constructors that call each other, and one that throws. */
public final class Constructors {
  static class Base {
    final int size;

    Base(int size) {
      this.size = size;
      initialize();
    }

    void initialize() {
      System.out.println("initialize " + size);
    }
  }

  static class Derived extends Base {
    final String name;

    Derived() {
      this(argument("made"));
    }

    Derived(String name) {
      super(name.length());
      this.name = name;
    }
  }

  static class Refusing {
    Refusing(int size) {
      if (size > 0) {
        throw new IllegalArgumentException("too big");
      }
    }
  }

  static class Implicit {}

  static String argument(String text) {
    return text + "!";
  }

  public static void main(String[] args) {
    System.out.println(new Derived().name);
    new Implicit();
    try {
      new Refusing(1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
