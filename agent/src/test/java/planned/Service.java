package planned;

/** To be planned for: one method of each kind. */
@Traced
public class Service implements Comparable<Service> {
  private final int size;

  public Service(int size) {
    this.size = size;
  }

  public int size() {
    return size;
  }

  public int half() {
    return size / 2;
  }

  public String work(int times) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < times; i++) {
      text.append(i);
    }
    return text.toString();
  }

  public Runnable later() {
    return () -> work(1);
  }

  @Override
  public int compareTo(Service other) {
    return Integer.compare(size, other.size);
  }

  @Override
  public String toString() {
    return "Service " + size;
  }
}
