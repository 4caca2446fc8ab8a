package workload;

/** Says when main was reached, waits for what agents start beside it, and says what that took. */
public final class Hello {
  private Hello() {}

  public static void main(String[] args) throws Exception {
    long reached = System.currentTimeMillis();
    Arguments arguments = new Arguments(args);
    Thread.sleep(arguments.number("hold_ms"));
    new Results()
        .put("main_epoch_ms", reached)
        .put("cpu_ms", ThisProcess.cpuMillis())
        .put("resident_kib", ThisProcess.residentKib())
        .writeTo(arguments.text("results"));
  }
}
