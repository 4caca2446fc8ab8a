package attached;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Answers each line of its input, and ends with it. */
public final class Target {
  private Target() {}

  public static void main(String[] args) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    System.out.println("up");
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(answer(line));
    }
  }

  static String answer(String line) {
    try {
      return "answer " + number(line);
    } catch (NumberFormatException e) {
      return "no number";
    }
  }

  static int number(String line) {
    return Integer.parseInt(line);
  }
}
