package weave;

import java.util.List;
import java.util.function.IntSupplier;

/** Kinds of methods that came after Java 8. */
public final class Modern {
  sealed interface Shape permits Circle, Box {
    int area();

    private int secret() {
      return 1;
    }

    default int shared() {
      return secret() + area();
    }
  }

  record Circle(int radius) implements Shape {
    Circle {
      if (radius < 0) {
        throw new IllegalArgumentException();
      }
    }

    @Override
    public int area() {
      return 3 * radius * radius;
    }

    static Circle unit() {
      return new Circle(1);
    }
  }

  record Box(int width, int height) implements Shape {
    @Override
    public int area() {
      return width * height;
    }

    /** Not the accessor that the compiler would write. */
    @Override
    public int width() {
      return Math.max(width, 0);
    }
  }

  private static final class Mate {
    private int tell() {
      return 2;
    }
  }

  static int measure(Object shape) {
    if (shape instanceof Circle circle && circle.radius() > 0) {
      return circle.area();
    }
    return switch (shape.getClass().getSimpleName()) {
      case "Box" -> ((Box) shape).area();
      default -> {
        String text =
            """
            text
            """;
        yield text.length();
      }
    };
  }

  public static void main(String[] args) {
    var shapes = List.of(Circle.unit(), new Box(2, 3), "");
    int sum = shapes.stream().mapToInt(shape -> measure(shape)).sum();
    sum += new Circle(2).shared() + new Box(1, 1).width() + new Mate().tell();
    IntSupplier nested = () -> ((IntSupplier) () -> 5).getAsInt();
    System.out.println(sum + nested.getAsInt() + new Circle(3).toString());
  }
}
