package weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** One of each kind of method that Java 8 knows. */
public final class Methods {

  public static void main(String[] args) throws Exception {
    Methods methods = new Methods();
    int sum = methods.publicOne() + methods.packageOne() + methods.finalOne();
    sum += methods.synchronizedOne() + staticOne() + staticSynchronizedOne();
    sum += methods.varargs(1, 2, 3) + methods.<Integer>generic(4) + overloaded() + overloaded(5);
    sum += new Square().area() + new Square().describe().length() + Shape.unit().area();
    sum += Coin.DIME.cents() + Coin.PENNY.cents();
    sum += Nested.twice(3) + new Nested().inner() + methods.new Inner().outer();
    sum += methods.local() + methods.anonymous() + methods.lambdas();
    sum += factorial(5) + wide(1L, 2.0, "3", null, 'c') + trivial();
    sum += tooLong(1);
    System.out.println(sum);
  }

  public int publicOne() {
    return protectedOne() + privateOne();
  }

  protected int protectedOne() {
    return 1;
  }

  private int privateOne() {
    return 1;
  }

  int packageOne() {
    return 1;
  }

  final int finalOne() {
    return 1;
  }

  synchronized int synchronizedOne() {
    return 1;
  }

  static int staticOne() {
    return 1;
  }

  static synchronized int staticSynchronizedOne() {
    return 1;
  }

  int varargs(int... numbers) {
    return numbers.length;
  }

  <T extends Comparable<T>> int generic(T value) {
    return value.hashCode();
  }

  static int overloaded() {
    return 1;
  }

  static int overloaded(int value) {
    return value;
  }

  static int factorial(int n) {
    return n <= 1 ? 1 : n * factorial(n - 1);
  }

  private static int wide(long a, double b, String c, Object d, char e) {
    return (int) (a + b + c.length() + e);
  }

  /** Many ways out, one of them by a throw that is caught here. */
  static int tooLong(int n) {
    try {
      if (n == 0) {
        return 0;
      }
      if (n == 1) {
        throw new IllegalStateException();
      }
      return n;
    } catch (IllegalStateException e) {
      return 1;
    } finally {
      n++;
    }
  }

  interface Shape {
    int area();

    default String describe() {
      return "area " + area();
    }

    static Shape unit() {
      return () -> 1;
    }
  }

  /**
   * Has a bridge for clone-like covariant results: {@code scaled} exists twice in the class file.
   */
  abstract static class Figure implements Shape {
    abstract Figure scaled();
  }

  static final class Square extends Figure {
    @Override
    public int area() {
      return 4;
    }

    @Override
    Square scaled() {
      return this;
    }
  }

  enum Coin {
    PENNY(1),
    DIME(10) {
      @Override
      int cents() {
        return super.cents() + 0;
      }
    };

    private final int worth;

    Coin(int worth) {
      this.worth = worth;
    }

    int cents() {
      return worth + 0;
    }
  }

  static final class Nested {
    private int secret = 2;

    static int twice(int n) {
      return 2 * n;
    }

    int inner() {
      return secret + 0;
    }
  }

  final class Inner {
    /** Calls a private method of the outer class: an accessor on Java 8 class files. */
    int outer() {
      return privateOne();
    }
  }

  int local() {
    class Local {
      int value() {
        return 1 + 0 * publicField();
      }

      int publicField() {
        return 7 - 6;
      }
    }
    return new Local().value();
  }

  int anonymous() throws Exception {
    return new Callable<Integer>() {
      @Override
      public Integer call() {
        return 1;
      }
    }.call();
  }

  int lambdas() {
    List<String> names = new ArrayList<>(Arrays.asList("b", "a"));
    names.sort(Comparator.comparing(name -> name + "!"));
    Function<Integer, Integer> reference = Methods::overloaded;
    Runnable nothing = () -> {};
    nothing.run();
    Figure figure = new Square();
    return reference.apply(names.size()) + figure.scaled().area();
  }

  /** None of what it calls is traced unless asked for. */
  static int trivial() {
    Bean bean = new Bean();
    bean.setSize(3);
    bean.setName("bean");
    int sum = bean.getSize() + bean.getName().length() + (bean.isReady() ? 1 : 0);
    return sum + bean.toString().length() + (bean.equals(new Bean()) ? 1 : 0) + bean.hashCode();
  }

  static final class Bean {
    private int size;
    private String name;
    private boolean ready;

    int getSize() {
      return size;
    }

    void setSize(int size) {
      this.size = size;
    }

    String getName() {
      return name;
    }

    void setName(String name) {
      this.name = name;
    }

    boolean isReady() {
      return ready;
    }

    @Override
    public String toString() {
      return "Bean " + size;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bean && ((Bean) other).size == size;
    }

    @Override
    public int hashCode() {
      return size;
    }
  }
}
