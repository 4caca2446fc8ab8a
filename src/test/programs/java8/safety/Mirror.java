package safety;

import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.reflect.Member;
import java.util.Arrays;

/** Looks at itself in all the ways that a changed class could show. */
@SuppressWarnings("serial")
public final class Mirror implements Serializable {
  // No serialVersionUID: the JVM makes one from all that the class declares.
  private static int calls;
  int field;

  public static void main(String[] args) {
    for (Class<?> type : new Class<?>[] {Mirror.class, Inner.class, Face.class, Kind.class}) {
      System.out.println(type + " " + type.getModifiers());
      print(type.getDeclaredFields());
      print(type.getDeclaredMethods());
      print(type.getDeclaredConstructors());
      print(type.getDeclaredClasses());
      System.out.println(Arrays.toString(type.getInterfaces()));
    }
    System.out.println(ObjectStreamClass.lookup(Mirror.class).getSerialVersionUID());
    System.out.println(ObjectStreamClass.lookup(Inner.class).getSerialVersionUID());
    new Mirror().trace(3);
  }

  private static void print(Object[] members) {
    String[] texts = new String[members.length];
    for (int i = 0; i < members.length; i++) {
      boolean synthetic = members[i] instanceof Member && ((Member) members[i]).isSynthetic();
      texts[i] = members[i] + (synthetic ? " synthetic" : "");
    }
    Arrays.sort(texts);
    System.out.println(Arrays.toString(texts));
  }

  /** Frames, line numbers, and the callers as the JDK sees them. */
  void trace(int depth) {
    calls++;
    if (depth > 0) {
      trace(depth - 1);
      return;
    }
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      System.out.println(frame);
    }
    try {
      Integer.parseInt("x");
    } catch (NumberFormatException e) {
      e.printStackTrace(System.out);
    }
    System.out.println(Arrays.toString(new SecurityContext().classes()) + calls);
  }

  @SuppressWarnings({"deprecation", "removal"})
  private static final class SecurityContext extends SecurityManager {
    Class<?>[] classes() {
      return getClassContext();
    }
  }

  @SuppressWarnings("serial")
  static class Inner implements Serializable {
    int value() {
      return 1 + 0;
    }
  }

  interface Face {
    default int value() {
      return 1 + 0;
    }
  }

  enum Kind {
    ONE,
    TWO {
      @Override
      int value() {
        return 2 + 0;
      }
    };

    int value() {
      return 1 + 0;
    }
  }
}
