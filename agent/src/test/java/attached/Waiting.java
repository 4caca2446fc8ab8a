package attached;

import java.io.IOException;

/** A program that says when it is there, and ends when its input does. */
public final class Waiting {
  private Waiting() {}

  /** Waits. */
  public static void main(String[] args) throws IOException {
    System.out.println("up");
    while (System.in.read() >= 0) {}
  }
}
