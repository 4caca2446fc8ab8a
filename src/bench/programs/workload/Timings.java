package workload;

/**
 * Counts durations by size: exact below 1,024 ns, to 0.2 % above. Takes the same time and memory
 * however many there are.
 */
public final class Timings {
  private static final int EXACT = 1024;
  private static final int HALF = EXACT / 2;

  private final long[] counts = new long[EXACT + 54 * HALF];
  private long count;
  private long sumNanos;
  private long longestNanos;

  /** Adds one duration, at least 0. */
  public void add(long nanos) {
    counts[bucketOf(nanos)]++;
    count++;
    sumNanos += nanos;
    longestNanos = Math.max(longestNanos, nanos);
  }

  /** Adds all of {@code others}. */
  public void add(Timings others) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += others.counts[i];
    }
    count += others.count;
    sumNanos += others.sumNanos;
    longestNanos = Math.max(longestNanos, others.longestNanos);
  }

  /** How many durations there are. */
  public long count() {
    return count;
  }

  /** Their mean; 0 where there is none. */
  public double mean() {
    return count == 0 ? 0 : (double) sumNanos / count;
  }

  /** The longest of them; 0 where there is none. */
  public long longest() {
    return longestNanos;
  }

  /** The duration that half of them do not exceed; 0 where there is none. */
  public double median() {
    long left = (count + 1) / 2;
    for (int i = 0; i < counts.length; i++) {
      left -= counts[i];
      if (left <= 0 && counts[i] > 0) {
        return lowestOf(i);
      }
    }
    return 0;
  }

  private static int bucketOf(long nanos) {
    int shift = Math.max(0, 54 - Long.numberOfLeadingZeros(nanos));
    return shift * HALF + (int) (nanos >>> shift);
  }

  private static double lowestOf(int bucket) {
    int shift = Math.max(0, bucket / HALF - 1);
    return (double) ((long) (bucket - shift * HALF) << shift);
  }
}
