package io.telemetryagent.bootstrap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The woven methods by number: woven code passes the int, the writer makes names of it. A method
 * that is woven again keeps its number.
 */
public final class MethodTable {
  private final Map<String, Integer> numbers = new HashMap<String, Integer>();
  private volatile String[][] methods = new String[256][];

  /**
   * The number of a method, a new one at the first call.
   *
   * @param type binary class name, {@code com.acme.Orders$Line}
   * @param name method name; {@code <init>} for a constructor
   * @param signature parameter types, {@code (int,java.lang.String)}; null if not overloaded
   */
  public synchronized int numberOf(String type, String name, String signature) {
    String functionName = type + '.' + name;
    String key = signature == null ? functionName : functionName + signature;
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    String[][] table = methods;
    if (number == table.length) {
      table = Arrays.copyOf(table, number * 2);
    }
    table[number] = new String[] {functionName, signature};
    methods = table;
    numbers.put(key, number);
    return number;
  }

  /** The qualified name of a method, {@code com.acme.Orders.place}. */
  public String functionName(int number) {
    return methods[number][0];
  }

  /** The parameter types of an overloaded method; null if its name alone identifies it. */
  public String signature(int number) {
    return methods[number][1];
  }

  /** How many methods have a number. */
  public synchronized int size() {
    return numbers.size();
  }
}
