package io.telemetryagent.bootstrap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The woven methods by number: woven code passes the int, the writer makes names of it. A method
 * that is woven again keeps its number.
 */
public final class MethodTable {
  private final int first;
  private final Map<String, Integer> numbers = new HashMap<String, Integer>();
  private volatile String[][] methods = new String[256][];

  /** An empty table that counts from 0. */
  public MethodTable() {
    this(0);
  }

  /** An empty table that counts from {@code first}: smaller numbers are those of earlier tables. */
  public MethodTable(int first) {
    this.first = first;
  }

  /**
   * The number of a method; a new one the first time.
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
    int index = numbers.size();
    String[][] table = methods;
    if (index == table.length) {
      table = Arrays.copyOf(table, index * 2);
    }
    table[index] = new String[] {functionName, signature};
    methods = table;
    numbers.put(key, first + index);
    return first + index;
  }

  /** The qualified name of a method, {@code com.acme.Orders.place}. */
  public String functionName(int number) {
    return methods[number - first][0];
  }

  /** The parameter types of an overloaded method; null if its name alone identifies it. */
  public String signature(int number) {
    return methods[number - first][1];
  }

  /** The smallest number it gives. */
  public int first() {
    return first;
  }

  /** The number it gives next. */
  public synchronized int end() {
    return first + numbers.size();
  }
}
