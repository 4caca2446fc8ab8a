package text;

/** Strings no one expects, as names and messages. Arguments come escaped as in Java source. */
public final class Strange {
  public static void main(String[] args) throws Exception {
    for (String arg : args) {
      String text = unescaped(arg);
      Thread thread = new Thread(() -> named(text), text);
      thread.start();
      thread.join();
      try {
        fail(text);
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage().length());
      }
    }
    größe();
    価格();
    класс();
    $dollar_();
  }

  static int named(String text) {
    return text.length() * 2;
  }

  static void fail(String text) {
    throw new IllegalStateException(text);
  }

  static int größe() {
    return 1 + 0;
  }

  static int 価格() {
    return 2 + 0;
  }

  static int класс() {
    return 3 + 0;
  }

  static int $dollar_() {
    return 4 + 0;
  }

  /** {@code \}{@code u1234} is a character; {@code text*1000} at the end is a thousand texts. */
  private static String unescaped(String arg) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < arg.length(); i++) {
      if (arg.startsWith("\\u", i)) {
        text.append((char) Integer.parseInt(arg.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        text.append(arg.charAt(i));
      }
    }
    int star = text.lastIndexOf("*");
    if (star < 0) {
      return text.toString();
    }
    String part = text.substring(0, star);
    int times = Integer.parseInt(text.substring(star + 1));
    text.setLength(0);
    for (int i = 0; i < times; i++) {
      text.append(part);
    }
    return text.toString();
  }
}
